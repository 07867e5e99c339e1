// The server's process, as it is run: `node --import ./scripts/typescript.mjs server/main.ts`. Everything it does stands in server/run-process.ts.

import { runProcess } from './run-process.ts'

await runProcess()
