// Nynorsk for the cut list page.

import type { cutListNb } from '../nb/cut-list.ts'
import type { Translation } from '../translation.ts'

export const cutListNn: Translation<typeof cutListNb> = {
  title: 'Kuttliste',
  sentence_one: '{{count}} mogleg kutt, opphavleg anslått til {{sum}} {{unit}}.',
  sentence_other: '{{count}} moglege kutt, opphavleg anslått til {{sum}} {{unit}} til saman.',
  sentenceNone: 'Ingen moglege kutt.',
  foot: 'Sum av sannsynlege anslag i {{year}}-kroner. Eit kutt sparer mindre di seinare det blir vedteke.',
  missing_one: '{{count}} kutt manglar anslag.',
  missing_other: '{{count}} kutt manglar anslag.',
  expiring_one: '{{count}} kutt går ut innan 60 dagar.',
  expiring_other: '{{count}} kutt går ut innan 60 dagar.',
  expired_one: '{{count}} kutt har gått ut.',
  expired_other: '{{count}} kutt har gått ut.',
  inRank: '{{count}} i den rekkjefølgja styret set',
  inExpiry: '{{count}}, det som går ut først, står øvst',
  add: 'Nytt kutt',
  order: 'Rekkjefølgje',
  orders: { rank: 'vedteken', expiry: 'går ut først' },
  orderNote: 'Kutta kan flyttast når dei blir viste i vedteken rekkjefølgje.',
  area: 'Område',
  all: 'alle',
  figure: '{{unit}} opphavleg',
  span: 'spenn {{range}}',
  noEstimate: 'utan anslag',
  needs: 'Krev {{ids}}',
  noNeeds: 'Ingen avhengigheiter',
  open: 'Opne',
  toQueue: 'Flytt til køen',
  more: 'Meir om {{id}}',
  grip: 'Flytt {{id}}. Mellomrom løftar, piltastar flyttar.',
  list: 'Kuttliste, {{count}} kutt',
  empty: {
    lead: 'Her kjem kutta som kan halde ramma.',
    body: 'Flytt eit behov hit frå køen, eller legg inn eit nytt.',
    bodyRead: 'Ingen har gjort framlegg om kutt enno.',
  },
  noHits: { lead: 'Ingen kutt i dette området.' },
  loading: 'Lastar kuttlista',
}
