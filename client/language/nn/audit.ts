// Nynorsk for the audit log.

export const auditNn = {
  title: 'Revisjonslogg',
  sub: 'Kven som gjorde kva, og når. Rader blir lagde til og aldri endra.',
  kept: 'Dei blir tekne vare på for alltid.',
  keptDays_one: 'Dei blir tekne vare på i {{count}} dag.',
  keptDays_other: 'Dei blir tekne vare på i {{count}} dagar.',
  takeOut: 'Hent ut som rekneark',
  hidden: 'Revisjonsloggen er for dei som svarar for programmet.',
  loading: 'Les loggen',
  failed: 'Loggen kom ikkje fram.',
  none: 'Ingen rader for dette utvalet.',
  older: 'Vis eldre',
  who: 'Kven',
  what: 'Kva',
  everybody: 'Alle',
  everything: 'Alt',
  to: 'Til og med',
  when: 'Tidspunkt',
  about: 'Gjeld',
  server: 'Tenaren',
  from: 'Frå og med',
}
