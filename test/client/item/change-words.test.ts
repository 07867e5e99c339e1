// Changes and moves in words, in both languages: the tray of what was not kept, the question before an undo, the panel of moves.

import { beforeAll, expect, it } from 'vitest'
import { fieldWords, valueWords, type WordTools } from '../../../client/item/change-words.ts'
import { moveWords } from '../../../client/item/move-words.ts'
import { startWords, words } from '../../../client/language/words.ts'
import { formatFor } from '../../../client/ui/format.ts'
import type { Json } from '../../../shared/board/value.ts'
import { itemIdSchema } from '../../../shared/ids.ts'

beforeAll(() => startWords('nb'))

const tools = (language: 'nb' | 'en'): WordTools => ({
  t: words.getFixedT(language, 'item'),
  format: formatFor(language),
  names: null,
})
const value = (key: string, of: Json | undefined) => valueWords({ key, value: of, tools: tools('nb') })

it('names every field a record can have', () => {
  const keys = ['title', 'estimate', 'benefit.B1', 'ready.operation', 'needs.DD-2', 'cut.benefit', 'linked.DD-1', null]
  expect(keys.map((key) => fieldWords(key, tools('nb')))).toEqual([
    'tittel',
    'anslag',
    'nytte: B1',
    'klar: Konsekvens for drift',
    'krever DD-2',
    'konsekvens for nytte',
    'lenke til DD-1',
    'hele oppføringen',
  ])
  expect(fieldWords('cut.reason', tools('en'))).toBe('reason')
})

it('says values as people read them', () => {
  expect([
    value('estimate', { low: 1.5, likely: 60, high: 105 }),
    value('position', { list: 'cut', rank: 'a0' }),
    value('ready.what', { done: false }),
    value('kind', 2),
    value('phase', 'limited-rollout'),
    value('cut.latestUsefulDate', '2024-11-28'),
    value('who', ['NHN', 'RHF']),
    value('who', []),
    value('title', undefined),
    value('minutes', 25),
  ]).toEqual([
    '1,5 / 60 / 105',
    'på kuttlisten',
    'mangler',
    'Klargjøring',
    'Begrenset bredding',
    '28. november 2024',
    'NHN, RHF',
    'tomt',
    'tomt',
    '25 min',
  ])
})

it('tells every way an item can come, go and move', () => {
  const item = itemIdSchema.parse('KI-4')
  const queue = (place: number) => ({ list: 'queue' as const, place })
  const cut = (place: number) => ({ list: 'cut' as const, place })
  const say = (from: ReturnType<typeof queue | typeof cut> | null, to: ReturnType<typeof queue | typeof cut> | null) =>
    moveWords({ item, from, to }, words.getFixedT('nb', 'queue'))
  expect([
    say(queue(18), queue(13)),
    say(queue(18), cut(2)),
    say(cut(1), queue(4)),
    say(cut(2), cut(1)),
    say(null, queue(9)),
    say(null, cut(1)),
    say(queue(3), null),
    say(cut(3), null),
  ]).toEqual([
    'flyttet KI-4 fra plass 18 til 13',
    'flyttet KI-4 fra plass 18 i køen til kuttlisten',
    'flyttet KI-4 fra kuttlisten til plass 4 i køen',
    'flyttet KI-4 på kuttlisten fra plass 2 til 1',
    'la til KI-4 på plass 9',
    'la til KI-4 på kuttlisten',
    'fjernet KI-4, som sto på plass 3',
    'fjernet KI-4 fra kuttlisten',
  ])
})
