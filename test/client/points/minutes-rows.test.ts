// What a page of minutes lists: both agendas in their order, and what was dealt with and is on neither any more.

import { expect, it } from 'vitest'
import { minutesRows } from '../../../client/points/use-minutes-of.ts'
import type { ShownDecision } from '../../../shared/contract/deciding.ts'
import type { ToldMinutes } from '../../../shared/contract/told-minutes.ts'
import { type AgendaItemId, agendaItemIdSchema } from '../../../shared/ids.ts'
import { type AgendaItem, agendaItemSchema, agendaOf } from '../../../shared/point/agenda-item.ts'

const itemId = (id: string): AgendaItemId => agendaItemIdSchema.parse(id)
const agenda = (...ids: readonly string[]) =>
  agendaOf(
    new Map(
      ids.map((id, at): [AgendaItemId, AgendaItem] => [
        itemId(id),
        agendaItemSchema.parse({
          id,
          kind: 'discussion',
          title: `Tittel ${id}`,
          minutes: 10,
          owner: '',
          linked: [],
          rank: `a${at}`,
        }),
      ]),
    ),
  )
const decided = (id: string, agendaTitle: string | null, internal: boolean) =>
  ({ agendaItem: itemId(id), agendaTitle, internal }) as ShownDecision

it('[MIN9] lists what was dealt with and is on no agenda any more, by the title that was kept, where it stood', () => {
  const rows = minutesRows({
    open: {
      agenda: agenda('sak-1', 'sak-2'),
      kept: new Map([
        ['sak-1', 'Før'],
        ['borte-1', 'Slik den het'],
        ['ubrukt', 'Ble ikke tatt opp'],
      ]),
    },
    inner: { agenda: agenda('intern-1'), kept: new Map([['intern-2', 'Slik den lukkede het']]) },
    statements: new Map([
      [itemId('sak-1'), []],
      [itemId('borte-1'), []],
      [itemId('intern-2'), []],
    ]),
    decisions: [
      decided('sak-2', 'Tittel sak-2', false),
      decided('borte-2', 'Tittelen i vedtaket', false),
      decided('intern-3', null, true),
    ],
    told: null,
  })
  expect(rows.map(({ item, number, internal }) => [number, item.id, item.kind, item.title, internal])).toEqual([
    [1, 'sak-1', 'discussion', 'Tittel sak-1', false],
    [2, 'sak-2', 'discussion', 'Tittel sak-2', false],
    [3, 'borte-1', null, 'Slik den het', false],
    [4, 'borte-2', null, 'Tittelen i vedtaket', false],
    [5, 'intern-1', 'discussion', 'Tittel intern-1', true],
    [6, 'intern-2', null, 'Slik den lukkede het', true],
    [7, 'intern-3', null, null, true],
  ])
})

it('[MIN9] lists what has an outcome alone and is on no agenda any more, numbered as in the files', () => {
  const told = (id: string) => ({ gap: false, id: itemId(id) }) as ToldMinutes['items'][number]
  const rows = minutesRows({
    open: { agenda: agenda('sak-1'), kept: new Map([['borte-1', 'Slik den het']]) },
    inner: { agenda: agenda(), kept: new Map() },
    statements: new Map([[itemId('borte-2'), []]]),
    decisions: [decided('borte-2', 'Tittelen i vedtaket', false)],
    told: { items: [told('sak-1'), told('borte-1'), told('borte-2'), told('ukjent')] },
  })
  expect(rows.map(({ item, number, internal }) => [number, item.id, item.title, internal])).toEqual([
    [1, 'sak-1', 'Tittel sak-1', false],
    [2, 'borte-1', 'Slik den het', false],
    [3, 'borte-2', 'Tittelen i vedtaket', false],
    [4, 'ukjent', null, true],
  ])
})
