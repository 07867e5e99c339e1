// Lets Node run the server's TypeScript: `node --import ./scripts/typescript.mjs server/main.ts`. The types are taken out and nothing else is
// changed; tsx, which tools and tests run by, gives every function a name property of its own besides, and that costs a running server a
// quarter of a kilobyte and some time for each function it makes. Given to Node by start.mjs, cluster.mjs and the benchmark.

import { register } from 'node:module'

process.setSourceMapsEnabled(true)
register('./typescript-hooks.mjs', import.meta.url)
