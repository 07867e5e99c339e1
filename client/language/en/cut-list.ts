// English for the cut list page.

import type { cutListNb } from '../nb/cut-list.ts'
import type { Translation } from '../translation.ts'

export const cutListEn: Translation<typeof cutListNb> = {
  title: 'Cut list',
  sentence_one: '{{count}} possible cut, originally estimated at {{sum}} {{unit}}.',
  sentence_other: '{{count}} possible cuts, originally estimated at {{sum}} {{unit}} together.',
  sentenceNone: 'No possible cuts.',
  foot: 'Sum of likely estimates in {{year}} prices. A cut saves less the later it is decided.',
  missing_one: '{{count}} cut has no estimate.',
  missing_other: '{{count}} cuts have no estimate.',
  expiring_one: '{{count}} cut expires within 60 days.',
  expiring_other: '{{count}} cuts expire within 60 days.',
  expired_one: '{{count}} cut has expired.',
  expired_other: '{{count}} cuts have expired.',
  inRank: '{{count}} in the order the board sets',
  inExpiry: '{{count}}, the first to expire on top',
  add: 'New cut',
  order: 'Order',
  orders: { rank: 'decided', expiry: 'first to expire' },
  orderNote: 'Cuts can be moved when they show in the decided order.',
  area: 'Area',
  all: 'all',
  figure: '{{unit}} originally',
  span: 'range {{range}}',
  noEstimate: 'no estimate',
  needs: 'Needs {{ids}}',
  noNeeds: 'No dependencies',
  open: 'Open',
  toQueue: 'Move to the queue',
  more: 'More about {{id}}',
  grip: 'Move {{id}}. Space lifts, arrow keys move.',
  list: 'Cut list, {{count}} cuts',
  empty: {
    lead: 'Here the cuts that can hold the frame will stand.',
    body: 'Move an item here from the queue, or add a new one.',
    bodyRead: 'Nobody has proposed a cut yet.',
  },
  noHits: { lead: 'No cuts in this area.' },
  loading: 'Loading the cut list',
}
