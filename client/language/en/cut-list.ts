// English for the cut list page.

import type { cutListNb } from '../nb/cut-list.ts'
import type { Translation } from '../translation.ts'

export const cutListEn: Translation<typeof cutListNb> = {
  title: 'Cut list',
}
