// The command `npm run restored`: run once after the database was brought back from a copy, before servers are started on it. Says in one line
// what became of each room; exit code 1 when one of them must be looked at. Everything it does stands in server/begin-restored.ts.

import { pino } from 'pino'
import { beginRestored } from './begin-restored.ts'
import { exitCannotStart, settingsOrExit } from './settings-or-exit.ts'
import { openDatabase } from './store/open-database.ts'
import { whyNotStarted } from './why-not-started.ts'

const config = settingsOrExit()
const log = pino({ level: config.logLevel, base: null }, pino.destination({ dest: 2, sync: true }))
const { dataDir, databaseUrl, allowUnsafeDatabase } = config
const database = await openDatabase({ dataDir, databaseUrl, allowUnsafeDatabase, log }).catch((error: unknown) => {
  const told = whyNotStarted(error, config)
  if (told === null) throw error
  process.stderr.write(`${told.join('\n')}\n`)
  return process.exit(exitCannotStart)
})
const rooms = await beginRestored(database)
await database.close()
for (const { room, generation } of rooms) {
  const what = generation === null ? 'kan ikke leses (cannot be read)' : `generasjon (generation) ${generation}`
  process.stdout.write(`${room}: ${what}\n`)
}
process.exitCode = rooms.some(({ generation }) => generation === null) ? 1 : 0
