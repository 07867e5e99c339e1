// A port of this machine that nobody has, nor gets by chance: those from which the system gives ports to whoever names none are left out, so that it is
// still free when a server is killed and started again on it. Called by harnesses that start servers.

import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Linux begins to give ports at 32,768, other systems at 49,152. */
const [first, end] = [20_000, 32_000]

export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(first, end)
    if (await isFree(port)) return port
  }
  throw new Error(`no free port on 127.0.0.1 between ${first} and ${end}`)
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1')
  const listens = await once(probe, 'listening').then(
    () => true,
    () => false,
  )
  if (!listens) return false
  probe.close()
  await once(probe, 'close')
  return true
}
