// Compaction and new generations on both databases.

import { compactionSuite, mustRewriteTable } from '../../suites/store/compaction-suite.ts'
import { testDatabases } from '../../suites/store/test-databases.ts'

mustRewriteTable()
for (const database of testDatabases) compactionSuite(database)
