// Nynorsk for the save state: always text, short where there is little room.

import type { saveNb } from '../nb/save.ts'
import type { Translation } from '../translation.ts'

export const saveNn: Translation<typeof saveNb> = {
  connecting: { long: 'Koplar til …', short: 'Koplar til …' },
  savedNothing: { long: 'Alle endringar er lagra', short: 'Lagra' },
  saved: { long: 'Alle endringar er lagra kl. {{time}}', short: 'Lagra {{time}}' },
  saving: { long: 'Lagrar …', short: 'Lagrar …' },
  slow: {
    long_one: 'Lagringa tek lengre tid enn vanleg – {{count}} endring ventar',
    long_other: 'Lagringa tek lengre tid enn vanleg – {{count}} endringar ventar',
    short_one: '{{count}} ventar',
    short_other: '{{count}} ventar',
  },
  offlineNothing: { long: 'Fråkopla. Ingen endringar ventar', short: 'Fråkopla' },
  offline: {
    long_one: 'Fråkopla. {{count}} endring er lagra på denne eininga',
    long_other: 'Fråkopla. {{count}} endringar er lagra på denne eininga',
    short_one: 'Fråkopla, {{count}}',
    short_other: 'Fråkopla, {{count}}',
  },
  unsafe: { long: 'Endringane blir lagra berre så lenge sida er open', short: 'Lagra berre her' },
  readOnly: {
    long: 'Tavla kan lesast, men ikkje endrast no ({{reason}})',
    role: 'Du kan lese tavla, men ikkje endre ho',
    short: 'Kan berre lesast',
  },
  readOnlyReason: {
    unavailable: 'databasen svarer ikkje',
    damaged: 'noko av det som er lagra, er skadd og må rettast',
    draining: 'tenaren startar på nytt',
    approved: 'protokollen er godkjend',
    outdated: 'sida må lastast på nytt',
    other: 'tenaren tek ikkje imot endringar',
  },
  refused: {
    long_one: '{{count}} endring vart ikkje lagra.',
    long_other: '{{count}} endringar vart ikkje lagra.',
    short_one: '{{count}} ikkje lagra',
    short_other: '{{count}} ikkje lagra',
  },
  showRefused: 'Sjå dei her',
}
