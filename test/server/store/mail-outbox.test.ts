// The contract of the mail outbox, on both databases.

import { mailSuite } from '../../suites/store/mail-suite.ts'
import { testDatabases } from '../../suites/store/test-databases.ts'

for (const database of testDatabases) mailSuite(database)
