// The contract of the stores that keep rows, on both databases.

import { rowsSuite } from '../../suites/store/rows-suite.ts'
import { testDatabases } from '../../suites/store/test-databases.ts'

for (const database of testDatabases) rowsSuite(database)
