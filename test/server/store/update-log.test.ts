// The update log's contract on both databases.

import { testDatabases } from '../../suites/store/test-databases.ts'
import { updateLogSuite } from '../../suites/store/update-log-suite.ts'

for (const database of testDatabases) updateLogSuite(database)
