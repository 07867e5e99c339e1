// `npm run simulate`: the engine's protocol in simulated worlds, as many as one likes; see test/simulation. Options: --seeds N (1,000), --from S (1),
// --steps K (250), --broken NAME (one of the deliberately broken builds). Exit code 0 when every promise held.

import { register } from 'tsx/esm/api'

register()
await import('../test/simulation/run.ts')
