// Bokmål for the audit log.

export const auditNb = {
  title: 'Revisjonslogg',
  sub: 'Hvem som gjorde hva, og når. Rader legges til og endres aldri.',
  kept: 'De beholdes for alltid.',
  keptDays_one: 'De beholdes i {{count}} dag.',
  keptDays_other: 'De beholdes i {{count}} dager.',
  takeOut: 'Hent ut som regneark',
  hidden: 'Revisjonsloggen er for dem som svarer for programmet.',
  loading: 'Leser loggen',
  failed: 'Loggen kom ikke frem.',
  none: 'Ingen rader for dette utvalget.',
  older: 'Vis eldre',
  who: 'Hvem',
  what: 'Hva',
  everybody: 'Alle',
  everything: 'Alt',
  to: 'Til og med',
  when: 'Tidspunkt',
  about: 'Gjelder',
  server: 'Serveren',
  from: 'Fra og med',
}
