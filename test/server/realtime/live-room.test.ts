// Live rooms on both databases.

import { programmeStore } from '../../../server/store/programmes.ts'
import { personIdSchema } from '../../../shared/ids.ts'
import { liveRoomSuite } from '../../suites/realtime/live-room-suite.ts'
import { sampleProgramme } from '../../suites/store/sample-programme.ts'
import { testDatabases } from '../../suites/store/test-databases.ts'
import { people, programmeId } from './people.ts'

for (const { kind, open } of testDatabases) {
  liveRoomSuite({
    kind,
    open,
    prepare: async (database) => {
      await programmeStore(database).seedOnce({
        programme: { ...sampleProgramme.programme, id: programmeId },
        people: people.map(({ id, name, organisation }) => ({ id: personIdSchema.parse(id), name, organisation })),
        memberships: people.map(({ id, role }) => ({ personId: id, programmeId, role, seat: `prove-${id}` })),
        rooms: [],
        points: [],
      })
    },
  })
}
