// A server that does not start leaves nothing behind that runs on: no timer of the live rooms over a database that is closed.

import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readConfig } from '../../../server/config.ts'
import { systemClock } from '../../../server/realtime/system-clock.ts'
import { startServer } from '../../../server/start-server.ts'
import { quiet } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

afterEach(() => vi.restoreAllMocks())

describe('a server that does not start', () => {
  it.each(['PORT', 'METRICS_PORT'])('leaves no timer running when %s is taken', async (setting) => {
    const running = new Set<object>()
    const { after } = systemClock
    vi.spyOn(systemClock, 'after').mockImplementation((delayMs, run) => {
      const timer = {}
      running.add(timer)
      const callOff = after(delayMs, () => {
        running.delete(timer)
        run()
      })
      return () => {
        running.delete(timer)
        callOff()
      }
    })
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const outcome = readConfig({ PORT: '0', DATABASE_URL: await freshDatabaseUrl(), [setting]: String(port) })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes))
    await expect(startServer(outcome.config, { log: quiet })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    expect(running.size).toBe(0)
    taken.close()
  })
})
