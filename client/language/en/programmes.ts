// English for the page with the person's programmes.

import type { programmesNb } from '../nb/programmes.ts'
import type { Translation } from '../translation.ts'

export const programmesEn: Translation<typeof programmesNb> = {
  title: 'Programmes',
  intro_one: 'You have a seat in {{count}} programme.',
  intro_other: 'You have a seat in {{count}} programmes.',
  open: 'Open the queue',
  role: 'Your role',
  nextPoint: 'Next point',
  noPoint: 'Not scheduled',
  frame: 'Frames, {{currency}}',
  p50: 'Steering frame P50',
  p85: 'Cost frame P85',
  structure: 'Scope',
  areas_one: '{{count}} area',
  areas_other: '{{count}} areas',
  points_one: '{{count}} point',
  points_other: '{{count}} points',
  queueCount_one: '{{count}} need in the queue',
  queueCount_other: '{{count}} needs in the queue',
  cutCount_one: '{{count}} cut on the list',
  cutCount_other: '{{count}} cuts on the list',
  priceYear: '{{year}} kroner',
  owner: 'Owner: {{owner}}',
  empty: {
    lead: 'Programmes stand here when your seat belongs to one.',
    body: 'You are seated as {{name}}. Choose another seat to see a board.',
    action: 'Choose another seat',
  },
  loading: 'Loading the programmes',
  failed: 'The programmes did not arrive.',
}
