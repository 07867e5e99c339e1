// English for one item: its fields, readiness and drawer.

import type { itemNb } from '../nb/item.ts'
import type { Translation } from '../translation.ts'

export const itemEn: Translation<typeof itemNb> = {
  title: 'Title',
}
