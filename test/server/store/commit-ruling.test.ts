// The contract of rulings, on both databases.

import { rulingSuite } from '../../suites/store/ruling-suite.ts'
import { testDatabases } from '../../suites/store/test-databases.ts'

for (const database of testDatabases) rulingSuite(database)
