// English for the queue page.

import type { queueNb } from '../nb/queue.ts'
import type { Translation } from '../translation.ts'

export const queueEn: Translation<typeof queueNb> = {
  title: 'Queue',
}
