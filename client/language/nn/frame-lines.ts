// Nynorsk for the two lines of the frame.

import type { frameLinesNb } from '../nb/frame-lines.ts'
import type { Translation } from '../translation.ts'

export const frameLinesNn: Translation<typeof frameLinesNb> = {
  name: { p50: 'Styringsramme P50', p85: 'Kostnadsramme P85' },
  above_one: '{{count, number}} behov over linja',
  above_other: '{{count, number}} behov over linja',
  left: '{{left}} {{unit}} ledig',
  drag: 'Dra for å prøve ei ramme',
  handle: 'Prøv {{name}}',
  stop: 'Slutt å prøve',
  stopped: 'Ramma som gjeld, blir vist igjen.',
  triedBy: '{{name}} prøver',
  inForce: 'gjeld',
  trial: '{{name}} prøver ei anna ramme: {{frames}}. Ingenting er vedteke.',
  trialBegun: '{{name}} prøver ei ramme. Ingenting er vedteke.',
  trialOf: {
    p50: 'styringsramma på {{tried}}, medan {{inForce}} gjeld',
    p85: 'kostnadsramma på {{tried}}, medan {{inForce}} gjeld',
  },
  zone: { in: 'innanfor ramma', between: 'mellom linjene', out: 'utanfor ramma' },
  trouble: {
    simulation: 'Linjene kan ikkje reknast ut på denne eininga no. Last sida på nytt for å prøve igjen.',
    'price-year': 'Linjene kan ikkje teiknast: prisindeksen manglar eit år som ramma treng.',
  },
}
