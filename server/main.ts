// The server's process, as it is run: `node --import tsx server/main.ts`. Everything it does stands in server/run-process.ts.

import { runProcess } from './run-process.ts'

await runProcess()
