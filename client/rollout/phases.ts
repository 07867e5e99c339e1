// The four phases of an area, in their order (domain.md, §2.2.6.2). Called by the rollout's head and cells.

import { phaseSchema } from '../../shared/board/item.ts'

export const phases = phaseSchema.options
