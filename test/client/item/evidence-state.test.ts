// How evidence stands, what the system knows as lines, what files are refused before they are sent, and where an agenda item can go.

import { describe, expect, it } from 'vitest'
import { differingEvidence } from '../../../client/item/evidence-fields.ts'
import { openTargets } from '../../../client/item/point-order.ts'
import { factLines } from '../../../client/points/fact-lines.ts'
import { refusalOfFile, sizeInWords } from '../../../client/points/paper-words.ts'
import { formatFor } from '../../../client/ui/format.ts'
import { pointBodySchema } from '../../../shared/contract/http.ts'
import { itemIdSchema } from '../../../shared/ids.ts'
import { evidenceState } from '../../../shared/point/evidence-state.ts'
import type { PointState } from '../../../shared/point/meeting.ts'

const id = (text: string) => itemIdSchema.parse(text)

describe('evidence of a question', () => {
  const answeredAt = '2024-11-01T10:00:00Z'

  it('is missing without an answer, and outdated when it is more than thirty days old', () => {
    const stands = (answer: string, at: string | null, asOf: string) => evidenceState({ answer, answeredAt: at }, asOf)
    expect([
      stands('', null, '2024-12-05T10:00:00Z'),
      stands('  ', answeredAt, '2024-12-05T10:00:00Z'),
      stands('Ja.', answeredAt, '2024-12-01T10:00:00Z'),
      stands('Ja.', answeredAt, '2024-12-02T10:00:00Z'),
      stands('Ja.', answeredAt, '2024-10-01T10:00:00Z'),
    ]).toEqual(['missing', 'missing', 'answered', 'outdated', 'answered'])
  })

  it('of two who answered, tells the fields that differ', () => {
    const mine = { answer: 'Ja.', proposal: 'adjust', owner: null, due: '2024-11-15', threshold: '' } as const
    expect(differingEvidence(mine, { ...mine, answer: 'Nei.', due: null })).toEqual(['answer', 'due'])
  })
})

describe('what the system knows', () => {
  it('is told with what must be done first, cuts of one day together, and without what is nothing', () => {
    const lines = factLines({
      changes: {
        since: '2024-06-19T12:00:00Z',
        moved: [id('KI-4')],
        added: [],
        removed: ['KI-9'],
        cut: [],
        changed: [id('DD-1'), id('DD-2')],
      },
      expiringCuts: [
        { item: id('KI-K1'), latestUsefulDate: '2024-11-28' },
        { item: id('DD-K1'), latestUsefulDate: '2024-11-28' },
      ],
      unready: [id('KI-4')],
      overduePromises: 2,
    })
    expect(lines.map((line) => `${line.kind} ${'date' in line ? line.date : line.count} ${line.items}`)).toEqual([
      'overdue 2 ',
      'expiring 2024-11-28 KI-K1,DD-K1',
      'unready 1 KI-4',
      'moved 1 KI-4',
      'changed 2 DD-1,DD-2',
      'removed 1 ',
    ])
    expect(factLines({ changes: null, expiringCuts: [], unready: [], overduePromises: 0 })).toEqual([])
  })

  it('tells the first days cuts run out on, and the many that come after in one line', () => {
    const expiringCuts = [1, 2, 3, 4, 5, 6].map((day) => ({
      item: id(`KI-K${day}`),
      latestUsefulDate: `2024-11-0${day}`,
    }))
    const told = (cuts: typeof expiringCuts) =>
      factLines({ changes: null, expiringCuts: cuts, unready: [], overduePromises: 0 }).map(
        (line) => `${line.kind} ${'date' in line ? line.date : ''} ${line.items}`,
      )
    expect(told(expiringCuts).slice(3)).toEqual(['expiring 2024-11-04 KI-K4', 'later 2024-11-06 KI-K5,KI-K6'])
    expect(told(expiringCuts.slice(0, 5)).at(-1)).toBe('expiring 2024-11-05 KI-K5')
  })
})

describe('a file', () => {
  it('is refused before it is sent when it is empty, too large or unfitly named', () => {
    const code = (name: string, size: number) => refusalOfFile({ name, size }, 1_048_576)?.code ?? null
    expect([code('Notat.pdf', 10), code('Notat.pdf', 0), code('Notat.pdf', 2_000_000), code('../x', 10)]).toEqual([
      null,
      'PAPER_EMPTY',
      'PAPER_TOO_LARGE',
      'PAPER_NAME',
    ])
  })

  it('has its size in words', () => {
    const sizes = [1, 840_000, 2_400_000].map((bytes) => sizeInWords(bytes, formatFor('nb')))
    expect(sizes.map((size) => size.replaceAll('\u00a0', ' '))).toEqual(['1 kB', '840 kB', '2,4 MB'])
  })
})

it('an agenda item can be carried to points still to be held, the nearest first', () => {
  const point = (number: number, state: PointState, date: string) =>
    pointBodySchema.parse({
      id: `punkt-${number}`,
      programmeId: 'digital-samhandling',
      number,
      revision: 1,
      state,
      seriesId: null,
      head: {
        title: `Punkt ${number}`,
        date,
        startsAt: '10:00',
        lengthMinutes: 240,
        place: '',
        chair: '',
        facilitator: '',
      },
    })
  const points = [
    point(1, 'approved', '2024-01-01'),
    point(2, 'draft', '2024-12-01'),
    point(3, 'called', '2024-06-01'),
    point(4, 'cancelled', '2024-07-01'),
    point(5, 'draft', '2024-08-01'),
  ]
  expect(openTargets(points, 'punkt-5').map(({ number }) => number)).toEqual([3, 2])
})
