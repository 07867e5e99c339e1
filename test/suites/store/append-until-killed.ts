// A process of its own that opens an embedded database and appends without end, printing each position once it has been
// answered. Started by test/server/store/pglite-folder.test.ts, which kills it.

import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { openDatabase } from '../../../server/store/open-database.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { board, sampleProgramme } from './sample-programme.ts'

const [dataDir = '', pgliteTemplate] = process.argv.slice(2)
const silent = () => undefined
const log = { info: silent, warn: silent, error: silent }
const database = await openDatabase({ dataDir, log, pgliteTemplate })
await programmeStore(database).seedOnce(sampleProgramme)
const updates = updateLog(database)
for (let position = 2; ; position += 1) {
  const payload = new TextEncoder().encode(`edit ${position}`)
  const update = { payload, actor: null, sessionId: null, role: null, clientIds: [] }
  await updates.append({
    batchId: randomUUID(),
    entries: [
      {
        room: board,
        afterPosition: position - 1,
        fences: { generation: 1, ruleEpoch: 0, accessVersion: 0 },
        updates: [update],
      },
    ],
  })
  writeSync(1, `${position}\n`)
}
