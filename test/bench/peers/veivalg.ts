// Our server as it runs in production, rights, leases and durability and all, with boards to measure on. The one difference: a single
// connection may send faster than a person does. Started by stand.ts.

import { pino } from 'pino'
import { readConfig } from '../../../server/config.ts'
import { startServer } from '../../../server/start-server.ts'
import { benchProgrammes } from '../board.ts'

const outcome = readConfig(process.env)
if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes))
const server = await startServer(outcome.config, {
  log: pino({ level: 'warn', base: null }, pino.destination({ dest: 2, sync: false })),
  programmes: benchProgrammes({
    rooms: Number(process.env.BENCH_ROOMS),
    items: Number(process.env.BENCH_ITEMS),
    people: Number(process.env.BENCH_PEOPLE),
  }),
  limits: { framesPerSecond: 100_000, framesBurst: 100_000 },
})
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)))
