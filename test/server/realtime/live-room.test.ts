// Live rooms on both databases.

import { liveRoomSuite } from '../../suites/realtime/live-room-suite.ts'
import { testDatabases } from '../../suites/store/test-databases.ts'
import { seedPeople } from './people-in-database.ts'

for (const { kind, open } of testDatabases) liveRoomSuite({ kind, open, prepare: seedPeople })
