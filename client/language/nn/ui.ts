// Nynorsk for the shared components of client/ui.

import type { uiNb } from '../nb/ui.ts'
import type { Translation } from '../translation.ts'

export const uiNn: Translation<typeof uiNb> = {
  close: 'Lukk',
  cancel: 'Avbryt',
  save: 'Lagre',
  undo: 'Angre',
  redo: 'Gjer om',
  copy: 'Kopier',
  copied: 'Kopiert',
  tryAgain: 'Prøv på nytt',
  more: 'Meir',
  all: 'alle',
  clearSearch: 'Tøm søket',
  none: 'ingen',
  roomLeft_one: '{{count}} teikn att',
  roomLeft_other: '{{count}} teikn att',
  tooLong_one: 'Teksten er {{count}} teikn for lang. Det er plass til {{max}}.',
  tooLong_other: 'Teksten er {{count}} teikn for lang. Det er plass til {{max}}.',
  people: { group: 'Til stades: {{count}}', more: '{{count}} til', away: '{{name}}, borte', you: '{{name}} (deg)' },
  range: 'Anslag: lågt {{low}}, sannsynleg {{likely}}, høgt {{high}} {{unit}}',
  marks: { value: '{{value}} av 5', none: '0, inga nytte', group: '{{label}}, merke frå 0 til 5' },
  date: {
    notADate: 'Datoen finst ikkje. Skriv dag, månad og år.',
    pattern: 'dd.mm.åååå',
    calendar: 'Opne kalenderen',
  },
  pointState: {
    draft: 'Utkast',
    called: 'Kalla inn',
    'in-session': 'I møte',
    adjourned: 'Heva',
    approved: 'Protokoll godkjend',
    cancelled: 'Avlyst',
  },
  loading: 'Lastar',
  error: {
    title: 'Dette kom ikkje fram.',
    offline: 'Maskina når ikkje Veivalg. Sjekk nettet og prøv på nytt.',
  },
  today: 'i dag',
  yesterday: 'i går',
}
