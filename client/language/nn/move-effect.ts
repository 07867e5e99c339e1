// Nynorsk for what a move did.

import type { moveEffectNb } from '../nb/move-effect.ts'
import type { Translation } from '../translation.ts'

export const moveEffectNn: Translation<typeof moveEffectNb> = {
  title: 'Kva flyttinga gjorde',
  show: 'Sjå kva det gjorde',
  departs_one: 'avvik {{count, number}} plass frå den utrekna.',
  departs_other: 'avvik {{count, number}} plassar frå den utrekna.',
  atCalculated: 'står på den utrekna plassen sin.',
  reason: {
    asked_one: 'Behovet står no {{count, number}} plass frå den utrekna. Skriv kvifor, no eller seinare.',
    asked_other: 'Behovet står no {{count, number}} plassar frå den utrekna. Skriv kvifor, no eller seinare.',
    missing: 'Manglar grunn.',
    stands: 'Grunn: «{{reason}}»',
  },
  fell_one: '{{count, number}} behov fall under ei linje.',
  fell_other: '{{count, number}} behov fall under ei linje.',
  came_one: '{{count, number}} behov kom innanfor.',
  came_other: '{{count, number}} behov kom innanfor.',
  noneCrossed: 'Ingen behov kryssa ei linje.',
  fellOut: 'Fall under ei linje',
  cameIn: 'Kom innanfor',
  out: { p50: 'under styringsramma', p85: 'under kostnadsramma', both: 'under begge rammene' },
  in: { p50: 'innanfor styringsramma', p85: 'innanfor kostnadsramma', both: 'innanfor begge rammene' },
  became: 'vart',
  left: 'ute av køen',
  more_one: 'og {{count, number}} til',
  more_other: 'og {{count, number}} til',
  scope: 'Det kostnadsramma held, {{unit}}',
  probability: 'Sannsyn for å halde ramma',
  before: 'før',
  after: 'etter',
  frame: { p50: 'Styringsramme', p85: 'Kostnadsramme' },
  benefit: 'Nytte innanfor kostnadsramma, poeng',
  benefitSame: 'Nytta er den same som før.',
  byReceiver: 'Per mottakar',
  notReady: '{{id}} er ikkje klar og kan ikkje vedtakast enno.',
  failed: 'Det kan ikkje reknast ut på denne eininga no. Last sida på nytt for å prøve igjen.',
}
