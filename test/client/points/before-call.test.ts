// What the one who calls a meeting is told first: what is published by it, and what is not ready.

import { describe, expect, it } from 'vitest'
import { beforeCall } from '../../../client/points/before-call.ts'
import { agendaItemIdSchema } from '../../../shared/ids.ts'
import { type AgendaItem, agendaItemSchema, agendaOf } from '../../../shared/point/agenda-item.ts'

const item = (id: string, rank: string, set: Partial<AgendaItem> = {}): AgendaItem =>
  agendaItemSchema.parse({ id, rank, kind: 'discussion', title: id, minutes: 20, owner: 'Kari', linked: [], ...set })
const agenda = (...items: readonly AgendaItem[]) => agendaOf(new Map(items.map((each) => [each.id, each])))
const wording = (of: string, version: number, publishedAt: string | null = null) => ({
  agendaItem: agendaItemIdSchema.parse(of),
  internal: false,
  version,
  publishedAt,
})
const nothing = {
  papers: 0,
  wordings: [],
  isHindered: () => false,
  unanswered: 0,
  overrunMinutes: 0,
  date: '2024-12-05',
  today: '2024-10-01',
}

describe('before a meeting is called', () => {
  it('nothing is lacking where everything is in place', () => {
    const ready = beforeCall({ ...nothing, agenda: agenda(item('sak-1', 'a1')), papers: 3 })
    expect(ready).toEqual({ items: 1, papers: 3, wordings: 0, lacks: [] })
  })

  it('the latest unpublished wording of each item is counted as published by it', () => {
    const { wordings } = beforeCall({
      ...nothing,
      agenda: agenda(item('sak-1', 'a1', { kind: 'decision' })),
      wordings: [wording('sak-1', 1, '2024-09-01'), wording('sak-1', 2), wording('sak-2', 1, '2024-09-01')],
    })
    expect(wordings).toBe(1)
  })

  it('[PNT6] a wording whose item waits in the backlog is not counted', () => {
    const { wordings } = beforeCall({
      ...nothing,
      agenda: agenda(item('sak-1', 'a1')),
      wordings: [wording('sak-2', 1)],
    })
    expect(wordings).toBe(0)
  })

  it('[WRD4] cases with a wording that could not be decided as the board stands are named by their numbers', () => {
    const { lacks } = beforeCall({
      ...nothing,
      agenda: agenda(...['sak-1', 'sak-2', 'sak-3'].map((id, at) => item(id, `a${at}`, { kind: 'decision' }))),
      wordings: [wording('sak-1', 1), wording('sak-2', 1), wording('sak-3', 1)],
      isHindered: ({ id }) => id !== 'sak-2',
    })
    expect(lacks).toEqual([{ kind: 'hindered', numbers: [1, 3] }])
  })

  it('what is not ready is named by the numbers of the items', () => {
    const { lacks } = beforeCall({
      ...nothing,
      agenda: agenda(
        item('sak-1', 'a1'),
        item('sak-2', 'a2', { kind: 'decision', owner: '' }),
        item('sak-3', 'a3', { kind: 'decision' }),
      ),
      wordings: [wording('sak-3', 1)],
      overrunMinutes: 25,
      unanswered: 2,
      today: '2024-12-06',
    })
    expect(lacks).toEqual([
      { kind: 'date-past' },
      { kind: 'no-wording', numbers: [2] },
      { kind: 'no-owner', numbers: [2] },
      { kind: 'overrun', minutes: 25 },
      { kind: 'unanswered', count: 2 },
    ])
    expect(beforeCall({ ...nothing, agenda: agenda() }).lacks).toEqual([{ kind: 'no-items' }])
  })
})
