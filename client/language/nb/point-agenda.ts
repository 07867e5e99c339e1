// Bokmål for what is around an agenda: what its rows say, what waits for it, carrying items, the backlog and internal items.
// Part of the words of a point.

export const pointAgendaNb = {
  row: {
    decision: 'Vedtak {{number}}',
    noWording: 'Uten forslag',
    promises_one: '{{count}} løfte',
    promises_other: '{{count}} løfter',
    wentTo: 'Ført over til {{title}}',
    wentToBacklog: 'Ført over til saksbanken',
    cameFrom: 'Fra {{title}}',
  },
  proposals: {
    title: 'Forslag til sakslisten',
    count_one: '{{count}} forslag',
    count_other: '{{count}} forslag',
    all: 'Vis alle {{count}}',
    added: 'Lagt på sakslisten',
    notAdded: 'Saken ble ikke lagt på sakslisten.',
    'follow-up': {
      words_one: '{{count}} løfte er forfalt og åpner møtet.',
      words_other: '{{count}} løfter er forfalt og åpner møtet.',
      add: 'Legg oppfølging først',
      item: 'Oppfølging av løfter',
    },
    'follow-up-first': {
      words_one: '{{count}} løfte er forfalt. Oppfølgingen står ikke først.',
      words_other: '{{count}} løfter er forfalt. Oppfølgingen står ikke først.',
      add: 'Flytt oppfølgingen frem',
    },
    review: {
      words: 'Vedtak {{number}} har frist for ny vurdering {{date}}.',
      add: 'Legg på sakslisten',
      item: 'Ny vurdering av vedtak {{number}}',
    },
    cut: {
      words: 'Kuttet er nyttig til {{date}}.',
      add: 'Legg på sakslisten',
      item: 'Kutt: {{title}}',
    },
  },
  carry: {
    point: 'Punkt',
    nowhere: 'Ingen andre punkter er åpne. Opprett et punkt først.',
    move: {
      action: 'Flytt til et annet punkt …',
      title: 'Flytte saken til et annet punkt?',
      body: '«{{title}}» flyttes med notater, vedlegg og forslag til vedtak.',
      save: 'Flytt saken',
      done: '{{title}} er flyttet',
      notDone: 'Saken ble ikke flyttet.',
    },
    duplicate: {
      action: 'Kopier til et annet punkt …',
      title: 'Kopiere saken til et annet punkt?',
      body: '«{{title}}» står fortsatt her som den er, og legges på det andre punktet.',
      save: 'Kopier saken',
      done: '{{title}} er kopiert',
      notDone: 'Saken ble ikke kopiert.',
    },
    'to-backlog': {
      action: 'Legg i saksbanken …',
      title: 'Legge saken i saksbanken?',
      body: '«{{title}}» tas av sakslisten og venter i saksbanken til et punkt henter den inn.',
      save: 'Legg i saksbanken',
      done: '{{title}} ligger i saksbanken',
      notDone: 'Saken ble ikke lagt i saksbanken.',
    },
  },
  backlog: {
    waiting_one: '{{count}} sak venter i saksbanken',
    waiting_other: '{{count}} saker venter i saksbanken',
    fetch: 'Hent inn',
    title: 'Saksbanken',
    empty: 'Ingen saker venter.',
    from: 'fra {{title}}',
    take: 'Hent inn',
    remove: 'Fjern',
    notDone: 'Saksbanken ble ikke endret.',
  },
  internal: {
    only: 'Bare for styret',
    add: 'Ny intern sak',
    none: 'Ingen interne saker. Det som legges her, finnes ikke for observatører.',
    hidden: 'Disse sakene, vedleggene og notatene finnes ikke for observatører.',
    minutes: 'De varer {{minutes}}, i tillegg til sakslisten.',
  },
}
