// The contract of the rows of wordings, rounds and positions, on both databases.

import { decidingSuite } from '../../suites/store/deciding-suite.ts'
import { testDatabases } from '../../suites/store/test-databases.ts'

for (const database of testDatabases) decidingSuite(database)
