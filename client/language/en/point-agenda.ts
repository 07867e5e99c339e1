// English for what is around an agenda: what its rows say, what waits for it, carrying items, the backlog and internal items.
// Part of the words of a point.

import type { pointAgendaNb } from '../nb/point-agenda.ts'
import type { Translation } from '../translation.ts'

export const pointAgendaEn: Translation<typeof pointAgendaNb> = {
  row: {
    decision: 'Decision {{number}}',
    noWording: 'No proposal',
    promises_one: '{{count}} promise',
    promises_other: '{{count}} promises',
    wentTo: 'Carried over to {{title}}',
    wentToBacklog: 'Carried over to the backlog',
    cameFrom: 'From {{title}}',
  },
  proposals: {
    title: 'Proposed for the agenda',
    count_one: '{{count}} proposal',
    count_other: '{{count}} proposals',
    all: 'Show all {{count}}',
    added: 'Put on the agenda',
    notAdded: 'The item was not put on the agenda.',
    'follow-up': {
      words_one: '{{count}} promise is overdue and opens the meeting.',
      words_other: '{{count}} promises are overdue and open the meeting.',
      add: 'Put follow-up first',
      item: 'Follow-up of promises',
    },
    'follow-up-first': {
      words_one: '{{count}} promise is overdue. The follow-up does not stand first.',
      words_other: '{{count}} promises are overdue. The follow-up does not stand first.',
      add: 'Move the follow-up first',
    },
    review: {
      words: 'Decision {{number}} is due for review on {{date}}.',
      add: 'Put on the agenda',
      item: 'Review of decision {{number}}',
    },
    cut: {
      words: 'The cut is useful until {{date}}.',
      worth: 'Still saves {{mnok}} today.',
      add: 'Put on the agenda',
      item: 'Cut: {{title}}',
    },
    offer: {
      words: 'The prioritised scope in {{area}} is realised. The cuts can be taken up again.',
      add: 'Put on the agenda',
      item: 'Take up again what was cut: {{area}}',
    },
  },
  carry: {
    point: 'Point',
    nowhere: 'No other point is open. Create a point first.',
    move: {
      action: 'Move to another point …',
      title: 'Move the item to another point?',
      body: '“{{title}}” moves with its notes, papers and proposed decisions.',
      save: 'Move the item',
      done: '{{title}} is moved',
      notDone: 'The item was not moved.',
    },
    duplicate: {
      action: 'Copy to another point …',
      title: 'Copy the item to another point?',
      body: '“{{title}}” stays here as it is, and is put on the other point.',
      save: 'Copy the item',
      done: '{{title}} is copied',
      notDone: 'The item was not copied.',
    },
    'to-backlog': {
      action: 'Put in the backlog …',
      title: 'Put the item in the backlog?',
      body: '“{{title}}” is taken off the agenda and waits in the backlog until a point fetches it.',
      save: 'Put in the backlog',
      done: '{{title}} is in the backlog',
      notDone: 'The item was not put in the backlog.',
    },
  },
  backlog: {
    waiting_one: '{{count}} item waits in the backlog',
    waiting_other: '{{count}} items wait in the backlog',
    fetch: 'Fetch',
    title: 'The backlog',
    empty: 'No items wait.',
    from: 'from {{title}}',
    take: 'Fetch',
    remove: 'Remove',
    notDone: 'The backlog was not changed.',
  },
  internal: {
    only: 'For the board alone',
    add: 'New internal item',
    none: 'No internal items. What is put here does not exist for observers.',
    hidden: 'These items, papers and notes do not exist for observers.',
    minutes: 'They take {{minutes}}, on top of the agenda.',
  },
}
