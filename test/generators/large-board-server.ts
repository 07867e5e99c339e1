// A server's process whose board is large: ITEMS (2,000 unless told) of them, the same for the same SEED. For browser tests, as the
// entry of their stage, and for looking at by hand: `ITEMS=5000 PORT=4000 DATA_DIR=/tmp/large node --import ./scripts/typescript.mjs test/generators/large-board-server.ts`.

import { runProcess } from '../../server/run-process.ts'
import { largeBoard } from './large-board.ts'

const items = Number(process.env.ITEMS ?? 2_000)
const seed = Number(process.env.SEED ?? 1)

await runProcess({ programmes: [largeBoard({ items, seed })] })
