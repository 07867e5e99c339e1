// Nynorsk for what is around an agenda: what its rows say, what waits for it, carrying items, the backlog and internal items.
// Part of the words of a point.

import type { pointAgendaNb } from '../nb/point-agenda.ts'
import type { Translation } from '../translation.ts'

export const pointAgendaNn: Translation<typeof pointAgendaNb> = {
  row: {
    decision: 'Vedtak {{number}}',
    noWording: 'Utan framlegg',
    promises_one: '{{count}} lovnad',
    promises_other: '{{count}} lovnader',
    wentTo: 'Ført over til {{title}}',
    wentToBacklog: 'Ført over til saksbanken',
    cameFrom: 'Frå {{title}}',
  },
  proposals: {
    title: 'Forslag til sakslista',
    count_one: '{{count}} forslag',
    count_other: '{{count}} forslag',
    all: 'Vis alle {{count}}',
    added: 'Lagd på sakslista',
    notAdded: 'Saka vart ikkje lagd på sakslista.',
    'follow-up': {
      words_one: '{{count}} lovnad er forfallen og opnar møtet.',
      words_other: '{{count}} lovnader er forfalne og opnar møtet.',
      add: 'Legg oppfølging først',
      item: 'Oppfølging av lovnader',
    },
    'follow-up-first': {
      words_one: '{{count}} lovnad er forfallen. Oppfølginga står ikkje først.',
      words_other: '{{count}} lovnader er forfalne. Oppfølginga står ikkje først.',
      add: 'Flytt oppfølginga fram',
    },
    review: {
      words: 'Vedtak {{number}} har frist for ny vurdering {{date}}.',
      add: 'Legg på sakslista',
      item: 'Ny vurdering av vedtak {{number}}',
    },
    cut: {
      words: 'Kuttet er nyttig til {{date}}.',
      worth: 'Sparer framleis {{mnok}} i dag.',
      add: 'Legg på sakslista',
      item: 'Kutt: {{title}}',
    },
    offer: {
      words: 'Det prioriterte omfanget i {{area}} er realisert. Kutta kan takast opp att.',
      add: 'Legg på sakslista',
      item: 'Ta opp att det som er kutta: {{area}}',
    },
  },
  carry: {
    point: 'Punkt',
    nowhere: 'Ingen andre punkt er opne. Opprett eit punkt først.',
    move: {
      action: 'Flytt til eit anna punkt …',
      title: 'Flytte saka til eit anna punkt?',
      body: '«{{title}}» vert flytta med notat, vedlegg og framlegg til vedtak.',
      save: 'Flytt saka',
      done: '{{title}} er flytta',
      notDone: 'Saka vart ikkje flytta.',
    },
    duplicate: {
      action: 'Kopier til eit anna punkt …',
      title: 'Kopiere saka til eit anna punkt?',
      body: '«{{title}}» står framleis her som ho er, og vert lagd på det andre punktet.',
      save: 'Kopier saka',
      done: '{{title}} er kopiert',
      notDone: 'Saka vart ikkje kopiert.',
    },
    'to-backlog': {
      action: 'Legg i saksbanken …',
      title: 'Leggje saka i saksbanken?',
      body: '«{{title}}» vert teken av sakslista og ventar i saksbanken til eit punkt hentar ho inn.',
      save: 'Legg i saksbanken',
      done: '{{title}} ligg i saksbanken',
      notDone: 'Saka vart ikkje lagd i saksbanken.',
    },
  },
  backlog: {
    waiting_one: '{{count}} sak ventar i saksbanken',
    waiting_other: '{{count}} saker ventar i saksbanken',
    fetch: 'Hent inn',
    title: 'Saksbanken',
    empty: 'Ingen saker ventar.',
    from: 'frå {{title}}',
    take: 'Hent inn',
    remove: 'Fjern',
    notDone: 'Saksbanken vart ikkje endra.',
  },
  internal: {
    only: 'Berre for styret',
    add: 'Ny intern sak',
    none: 'Ingen interne saker. Det som vert lagt her, finst ikkje for observatørar.',
    hidden: 'Desse sakene, vedlegga og notata finst ikkje for observatørar.',
    minutes: 'Dei varer {{minutes}}, i tillegg til sakslista.',
  },
}
