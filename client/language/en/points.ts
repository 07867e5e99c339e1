// English for the list of evaluation points and one point with its agenda.

import type { pointsNb } from '../nb/points.ts'
import type { Translation } from '../translation.ts'

export const pointsEn: Translation<typeof pointsNb> = {
  title: 'Points',
}
