// Nynorsk for the page with the person's programmes.

import type { programmesNb } from '../nb/programmes.ts'
import type { Translation } from '../translation.ts'

export const programmesNn: Translation<typeof programmesNb> = {
  title: 'Program',
  intro_one: 'Du har plass i {{count}} program.',
  intro_other: 'Du har plass i {{count}} program.',
  nextPoint: 'Neste punkt',
  noPoint: 'Ikkje fastsett',
  queueCount_one: '{{count}} behov i køen',
  queueCount_other: '{{count}} behov i køen',
  cutCount_one: '{{count}} kutt på lista',
  cutCount_other: '{{count}} kutt på lista',
  empty: {
    lead: 'Her kjem programma når plassen din høyrer til eitt.',
    body: 'Du sit som {{name}}. Vel ein annan plass for å sjå ei tavle.',
    action: 'Vel ein annan plass',
  },
  loading: 'Lastar programma',
  failed: 'Programma kom ikkje fram.',
}
