// English for the page with the person's programmes.

import type { programmesNb } from '../nb/programmes.ts'
import type { Translation } from '../translation.ts'

export const programmesEn: Translation<typeof programmesNb> = {
  title: 'Programmes',
  intro_one: 'You have a seat in {{count}} programme.',
  intro_other: 'You have a seat in {{count}} programmes.',
  nextPoint: 'Next point',
  noPoint: 'Not scheduled',
  queueCount_one: '{{count}} need in the queue',
  queueCount_other: '{{count}} needs in the queue',
  cutCount_one: '{{count}} cut on the list',
  cutCount_other: '{{count}} cuts on the list',
  empty: {
    lead: 'Programmes stand here when your seat belongs to one.',
    body: 'You are seated as {{name}}. Choose another seat to see a board.',
    action: 'Choose another seat',
  },
  loading: 'Loading the programmes',
  failed: 'The programmes did not arrive.',
}
