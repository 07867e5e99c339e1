// Nynorsk for how the queue is looked at.

import type { queueViewsNb } from '../nb/queue-views.ts'
import type { Translation } from '../translation.ts'

export const queueViewsNn: Translation<typeof queueViewsNb> = {
  arrange: { title: 'Vising', list: 'Liste', area: 'Område', stream: 'Straum', receiver: 'Mottakar' },
  order: { title: 'Rekkjefølgje', decided: 'vedteken', calculated: 'utrekna' },
  cost: { title: 'Kostnad i radene', estimate: 'Anslag for behovet', summed: 'Samla til og med behovet' },
  saved: {
    menu: 'Vis',
    title: 'Lagra visingar',
    open: 'Lagre visinga …',
    keep: 'Lagre',
    name: 'Namn på visinga',
    hint: 'Søk, filter, vising og rekkjefølgje blir lagra på denne eininga, for deg.',
    missing: 'Skriv eit namn.',
    kept: 'Visinga {{name}} er lagra.',
    remove: 'Slett visinga {{name}}',
    notKept: 'Visinga vart ikkje lagra.',
    notKeptWhy: 'Nettlesaren tek ikkje vare på noko her. Eit privat vindauge gjer ofte ikkje det.',
  },
  rest: { area: 'Utan område', stream: 'Utan straum', receiver: 'Utan mottakar' },
  streams: {
    none: 'Styret har ikkje vedteke nokon leveransestraum enno.',
    how: 'Ein straum har dei behova som mandatet nemner.',
  },
  group: {
    count_one: '{{count, number}} behov',
    count_other: '{{count, number}} behov',
    held: 'styringsramma held {{p50, number}}, kostnadsramma {{p85, number}}',
  },
  onlyInList: 'Behov blir flytta i lista i vedteken rekkjefølgje, eller med «Flytt til plass …».',
  calculatedNote: 'Rekkjefølgja er rekna ut av nytte per million. Linjene viser kva rammene ville halde då.',
  captionCalculated_one:
    'Behovskø, {{count, number}} behov i utrekna rekkjefølgje. Piltastane går mellom rader, Enter opnar ei rad.',
  captionCalculated_other:
    'Behovskø, {{count, number}} behov i utrekna rekkjefølgje. Piltastane går mellom rader, Enter opnar ei rad.',
  held: 'Styringsramma held {{p50, number}}, kostnadsramma {{p85, number}}.',
  calculated: {
    column: 'Utrekna',
    columnLong: 'Plass etter nytte per million, og kor langt behovet står frå han',
    up_one: 'står {{count, number}} plass over',
    up_other: 'står {{count, number}} plassar over',
    down_one: 'står {{count, number}} plass under',
    down_other: 'står {{count, number}} plassar under',
    same: 'står på den utrekna plassen sin',
    decided: 'Vedteken',
    decidedLong: 'Vedteken plass',
  },
  summed: {
    p50: 'Samla P50, {{unit}}',
    long: 'Det køen kostar til og med behovet, {{unit}}, {{year}}-kroner',
  },
  reason: { missing: 'manglar grunn', stands: 'grunn' },
}
