// Which comments wait for somebody: what names her and what answers her, until she has answered, reacted, or the thread is resolved.

import { expect, it } from 'vitest'
import { spokenTo } from '../../../server/domain/spoken-to.ts'
import { newComment, type Thread } from '../../../shared/comment/thread.ts'
import { commentIdSchema, personIdSchema } from '../../../shared/ids.ts'

const [kari, ola, per] = ['kari-nordmann', 'ola-nordmann', 'per-nordmann'].map((id) => personIdSchema.parse(id)) as [
  ReturnType<typeof personIdSchema.parse>,
  ReturnType<typeof personIdSchema.parse>,
  ReturnType<typeof personIdSchema.parse>,
]
const id = (number: number) => commentIdSchema.parse(`00000000-0000-4000-8000-${`${number}`.padStart(12, '0')}`)
const thread = (...said: readonly (readonly [typeof kari, string])[]): Thread => ({
  id: id(1),
  anchor: { kind: 'programme' },
  internal: false,
  section: 'all',
  resolved: null,
  comments: said.map(([author, text], index) =>
    newComment({ id: id(index + 1), author, text, writtenAt: `2026-11-2${index}T08:00:00.000Z` }),
  ),
})
const waits = (of: Thread) =>
  spokenTo({ threads: [of], me: kari, nameOf: (person) => person }).map(({ kind, id: comment }) => [kind, comment])

it('[INB2] a comment that names her waits; one that names somebody else does not', () => {
  expect(waits(thread([ola, `@[${kari}]?`]))).toEqual([['mention', id(1)]])
  expect(waits(thread([ola, `@[${per}]?`]))).toEqual([])
})

it('[INB2] each that names her waits until she has answered; after that what comes later alone', () => {
  const asked = thread([ola, `@[${kari}]?`], [per, `@[${kari}], og dette?`])
  expect(waits(asked)).toEqual([
    ['mention', id(1)],
    ['mention', id(2)],
  ])
  expect(waits(thread([ola, `@[${kari}]?`], [kari, 'Ja.'], [ola, 'Fint.']))).toEqual([['answer', id(3)]])
})

it('[INB2] of answers the last is told, and none that she has reacted to or that was deleted', () => {
  const answered = thread([kari, 'Hva nå?'], [ola, 'Vent.'], [per, 'Nå.'])
  expect(waits(answered)).toEqual([['answer', id(3)]])
  const [first, second, third] = answered.comments
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few')
  expect(waits({ ...answered, comments: [first, second, { ...third, reactions: { seen: [kari] } }] })).toEqual([])
  const gone = { ...third, text: '', deletedAt: '2026-11-23T08:00:00.000Z' }
  expect(waits({ ...answered, comments: [first, second, gone] })).toEqual([['answer', id(2)]])
})

it('[INB2] nothing of a resolved thread waits, nor of one she has no part in', () => {
  const asked = thread([ola, `@[${kari}]?`])
  expect(waits({ ...asked, resolved: { by: ola, at: '2026-11-23T08:00:00.000Z' } })).toEqual([])
  expect(waits(thread([ola, 'Hei.'], [per, 'Hei.']))).toEqual([])
})

it('tells people by name, on one line, and of much the first words', () => {
  const [told] = spokenTo({
    threads: [thread([ola, `@[${kari}]\n\n${'så '.repeat(200)}`])],
    me: kari,
    nameOf: (person) => (person === kari ? 'Kari' : 'Ola'),
  })
  expect([told?.by, told?.text.startsWith('@Kari så så'), told?.text.endsWith('…'), told?.text.length]).toEqual([
    'Ola',
    true,
    true,
    expect.any(Number),
  ])
  expect(told?.text.length).toBeLessThanOrEqual(200)
})

it.each([
  ['all', false, false],
  ['all', true, true],
  ['board', false, true],
  ['office', false, true],
] as const)(
  '[MAI1] words said for %s, about what is internal: %s, are kept from mail: %s',
  (section, internal, kept) => {
    const said = { ...thread([ola, `@[${kari}] Fortrolig`]), section, internal }
    const told = spokenTo({ threads: [said], me: kari, nameOf: (person) => person })
    expect(told.map((each) => each.internal)).toEqual([kept])
  },
)
