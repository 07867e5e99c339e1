// Real build: the protocol cores and the judge as production runs them. Broken builds change one thing of it.

import { stepLine } from '../../client/live/line-core.ts'
import { stepRoom } from '../../server/realtime/room-core.ts'
import type { Build } from './sim-context.ts'

export const realBuild: Build = { stepRoom, stepLine, judged: (document) => document, store: {}, shell: {} }
