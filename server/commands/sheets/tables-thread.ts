// The thread a file is read in, one file and then gone. Started by read-in-thread.ts.

import { parentPort, workerData } from 'node:worker_threads'
import { readTables } from '../../imports/read-tables.ts'

parentPort?.postMessage(await readTables(workerData as Uint8Array))
