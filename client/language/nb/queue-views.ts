// Bokmål for how the queue is looked at: arrangement, order, cost shown, saved views.

export const queueViewsNb = {
  arrange: { title: 'Visning', list: 'Liste', area: 'Område', stream: 'Strøm', receiver: 'Mottaker' },
  order: { title: 'Rekkefølge', decided: 'besluttet', calculated: 'beregnet' },
  cost: { title: 'Kostnad i radene', estimate: 'Anslag for behovet', summed: 'Samlet til og med behovet' },
  saved: {
    menu: 'Vis',
    title: 'Lagrede visninger',
    open: 'Lagre visningen …',
    keep: 'Lagre',
    name: 'Navn på visningen',
    hint: 'Søk, filtre, visning og rekkefølge lagres på denne enheten, for deg.',
    missing: 'Skriv et navn.',
    kept: 'Visningen {{name}} er lagret.',
    remove: 'Slett visningen {{name}}',
    notKept: 'Visningen ble ikke lagret.',
    notKeptWhy: 'Nettleseren tar ikke vare på noe her. Et privat vindu gjør ofte ikke det.',
  },
  rest: { area: 'Uten område', stream: 'Uten strøm', receiver: 'Uten mottaker' },
  streams: {
    none: 'Styret har ikke vedtatt noen leveransestrøm ennå.',
    how: 'En strøm har de behovene som mandatet nevner.',
  },
  group: {
    count_one: '{{count, number}} behov',
    count_other: '{{count, number}} behov',
    held: '{{p50, number}} holdes av styringsrammen, {{p85, number}} av kostnadsrammen',
  },
  onlyInList: 'Behov flyttes i listen i besluttet rekkefølge, eller med «Flytt til plass …».',
  calculatedNote: 'Rekkefølgen er beregnet av nytte per million. Linjene viser hva rammene ville holdt da.',
  captionCalculated_one:
    'Behovskø, {{count, number}} behov i beregnet rekkefølge. Piltaster går mellom rader, Enter åpner en rad.',
  captionCalculated_other:
    'Behovskø, {{count, number}} behov i beregnet rekkefølge. Piltaster går mellom rader, Enter åpner en rad.',
  held: '{{p50, number}} holdes av styringsrammen, {{p85, number}} av kostnadsrammen.',
  calculated: {
    column: 'Beregnet',
    columnLong: 'Plass etter nytte per million, og hvor langt behovet står fra den',
    up_one: 'står {{count, number}} plass over',
    up_other: 'står {{count, number}} plasser over',
    down_one: 'står {{count, number}} plass under',
    down_other: 'står {{count, number}} plasser under',
    same: 'står på sin beregnede plass',
    decided: 'Besluttet',
    decidedLong: 'Besluttet plass',
  },
  summed: {
    p50: 'Samlet P50, {{unit}}',
    long: 'Det køen koster til og med behovet, {{unit}}, {{year}}-kroner',
  },
  reason: { missing: 'mangler grunn', stands: 'grunn' },
}
