// `npm run cluster`: three servers and a small balancer on this machine, over one Postgres (DATABASE_URL, or one of its own that goes away with
// it), to try out what happens when a server comes and goes. Prints the one address to open. A server that dies is started again. Ctrl+C
// stops everything; SIGUSR2 restarts the servers one after the other, and `--roll` does so all the time. `--no-client` builds no client.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'
import { startBalancer } from './balancer.mjs'
import { buildClientIfChanged } from './client-build.mjs'
import { engineOptions } from './engine-options.mjs'
import { startPostgresHere } from './postgres-here.mjs'

const nodeCount = 3
const restartWaitMs = 500
const rollPauseMs = 10_000
const lookMs = 50
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms))

const forget = register()
const { settingsOrExit } = await import(new URL('../server/settings-or-exit.ts', import.meta.url).href)
const settings = settingsOrExit()
await forget()
if (!process.argv.includes('--no-client')) await buildClientIfChanged({ log: say })

const postgres = settings.databaseUrl === null ? await startPostgresHere({ port: await freePort() }) : null
const nodePorts = await Promise.all(Array.from({ length: nodeCount }, freePort))
const balancer = await startBalancer({ port: settings.port, nodePorts })
const address = `http://127.0.0.1:${balancer.port}`
let stopping = false
let rolling = false
/** @type {(import('node:child_process').ChildProcess | undefined)[]} */
const running = []

/** Called off while it is being restarted in order. @type {Set<number>} */
const expected = new Set()

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void stop())
for (const at of nodePorts.keys()) start(at)
await Promise.all(nodePorts.map((_, at) => ready(at)))
say(`Veivalg: ${address}`)
say(`Åpne adressen i en nettleser og velg en plass ved tavlen (open the address and take a seat): ${address}/seats`)

process.on('SIGUSR2', () => void roll())
while (process.argv.includes('--roll') && !stopping) {
  await pause(rollPauseMs)
  await roll()
}

/** @param {number} at */
function start(at) {
  const node = spawn(
    process.execPath,
    // As scripts/start.mjs runs it.
    [
      ...engineOptions,
      '--import',
      new URL('./typescript.mjs', import.meta.url).href,
      fileURLToPath(new URL('../server/main.ts', import.meta.url)),
    ],
    {
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(nodePorts[at]),
        PUBLIC_ORIGIN: address,
        DATABASE_URL: settings.databaseUrl ?? postgres?.url,
        METRICS_PORT: '',
      },
      // The channel tells a server when this process is gone without a word.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  )
  running[at] = node
  say(`server ${at + 1}: pid ${node.pid}, port ${nodePorts[at]}`)
  node.on('exit', async (code, signal) => {
    if (stopping || expected.delete(at)) return
    say(`server ${at + 1} ended (${signal ?? code}), and is started again`)
    await pause(restartWaitMs)
    if (!stopping) start(at)
  })
}

/** @param {number} at */
async function ready(at) {
  while (!stopping && !balancer.nodes()[at]?.ready) {
    await pause(lookMs)
    await balancer.look()
  }
}

/** Restarts every server, one after the other, each when the one before is ready again. */
async function roll() {
  if (rolling || stopping) return
  rolling = true
  for (const at of nodePorts.keys()) {
    const node = running[at]
    if (stopping || node === undefined || node.exitCode !== null || node.signalCode !== null) continue
    expected.add(at)
    const exited = once(node, 'exit')
    node.kill('SIGTERM')
    await exited
    if (stopping) return
    start(at)
    // What it said before it was stopped no longer holds.
    await balancer.look()
    await ready(at)
  }
  rolling = false
  say('rolled')
}

async function stop() {
  if (stopping) return
  stopping = true
  await Promise.all(
    running.map(async (node) => {
      if (node === undefined || node.exitCode !== null || node.signalCode !== null) return
      const exited = once(node, 'exit')
      node.kill('SIGTERM')
      await exited
    }),
  )
  await balancer.close()
  await postgres?.stop()
  process.exit(0)
}

/** @returns {Promise<number>} */
async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const free = probe.address()
  probe.close()
  await once(probe, 'close')
  return free !== null && typeof free === 'object' ? free.port : 0
}
