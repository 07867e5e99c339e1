// Changes and moves in words, in every language: the tray of what was not kept, the question before an undo, the panel of moves.

import { beforeAll, describe, expect, it } from 'vitest'
import { changeRows, changesAsText } from '../../../client/item/change-rows.ts'
import { fieldWords, valueWords, type WordTools } from '../../../client/item/change-words.ts'
import { moveWords } from '../../../client/item/move-words.ts'
import { startWords, words } from '../../../client/language/words.ts'
import { formatFor } from '../../../client/ui/format.ts'
import type { FieldChange } from '../../../shared/board/change.ts'
import { fieldsOfItem, itemFromFields } from '../../../shared/board/item.ts'
import type { Json } from '../../../shared/board/value.ts'
import { itemIdSchema } from '../../../shared/ids.ts'
import { fieldsOfAgendaItem } from '../../../shared/point/agenda-item.ts'

beforeAll(() => startWords('nb'))

const tools = (language: 'nb' | 'nn' | 'en'): WordTools => ({
  t: words.getFixedT(language, 'item'),
  points: words.getFixedT(language, 'points'),
  format: formatFor(language),
  names: null,
  place: ({ value }) => (typeof value === 'object' ? 7 : 3),
  recordName: (record) => record,
})
const value = (key: string, of: Json | undefined) => valueWords({ record: 'DD-1', key, value: of, tools: tools('nb') })

const item = {
  ...fieldsOfItem(itemOf()),
  'benefit.B1': 4,
  'needs.DD-2': '',
  'ready.who': { done: false, owner: 'Kari', due: '2024-12-05' },
}
function itemOf() {
  const fields = {
    title: 'Fritekst «med» tegn',
    area: 'DD',
    kind: 2,
    who: ['NHN', 'RHF'],
    phase: 'planning',
    estimate: { low: 1.5, likely: 60, high: 105 },
    position: { list: 'queue', rank: 'a0' },
  }
  const made = itemFromFields('DD-41', fields)
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  return made.value
}
const agendaItem = {
  id: 'a1b2c3d4',
  kind: 'follow-up',
  title: 'Oppfølging av vedtak',
  minutes: 75,
  owner: 'Siv',
  linked: [itemIdSchema.parse('DD-1')],
  rank: 'a0V',
} as unknown as Parameters<typeof fieldsOfAgendaItem>[0]

it('says what drives an item, who takes it in and how its cut stands as people say it', () => {
  const said: readonly (readonly [string, Json])[] = [
    ['drivers.D1', 0.6],
    ['adoption.KOM', 0.8],
    ['demand.KOM.2027-1', 12.5],
    ['preconditions.P1', true],
    ['actorsReady.FL', { ready: 3, of: 9 }],
    ['orderReason', 'Fastlegene først'],
    ['realisedOn', '2027-03-01'],
    ['cut.status', 'recommended'],
    ['cut.mayDecide', 'programme-owner'],
    ['cut.reversible', 'partly'],
    ['cut.saving', [{ on: '2027-03-01', left: 0.45 }]],
  ]
  expect(said.map(([key, of]) => `${fieldWords(key, tools('nb'))}: ${value(key, of)}`)).toEqual([
    'følger driver D1: 60\u00a0%',
    'ibruktaking: KOM: 80\u00a0%',
    'krever av KOM 2027-1: 12,5 månedsverk',
    'forutsetning P1: ja',
    'klare aktører: FL: 3 av 9 klare',
    'grunn til plassen: Fastlegene først',
    'realisert: 1. mars 2027',
    'kuttets status: anbefalt',
    'kan vedtas av: programeier',
    'kan gjøres om: delvis',
    'besparelse som er igjen: 45\u00a0% fra 1. mars 2027',
  ])
})

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
    value('rank', 'a0'),
    value('ready.what', { done: false }),
    value('ready.what', { done: true, owner: 'Kari', due: '2024-11-28' }),
    value('kind', 2),
    value('kind', 'follow-up'),
    value('phase', 'limited-rollout'),
    value('cut.latestUsefulDate', '2024-11-28'),
    value('who', ['NHN', 'RHF']),
    value('who', []),
    value('title', undefined),
    value('minutes', 85),
    value('benefit.B1', 0),
    value('needs.DD-2', ''),
    value('needs.DD-2', undefined),
    value('linked.DD-1', true),
    value('linked.DD-1', undefined),
    value('ukjent', false),
  ]).toEqual([
    'lav 1,5, sannsynlig 60, høy 105',
    'plass 7 på kuttlisten',
    'plass 3',
    'mangler',
    'på plass (Kari, innen 28. november 2024)',
    'Klargjøring',
    'Oppfølging',
    'Begrenset bredding',
    '28. november 2024',
    'NHN og RHF',
    'tomt',
    'tomt',
    '1\u00a0t 25\u00a0min',
    '0 av 5',
    'ja',
    'nei',
    'lenket',
    'ikke lenket',
    'nei',
  ])
})

describe('whole records', () => {
  const added: FieldChange = {
    record: 'DD-41',
    key: null,
    from: undefined,
    to: { fields: item, text: [{ type: 'paragraph', children: [{ text: 'Beskrevet.' }] }] },
  }

  it('a new item shows its title and what was filled in, in words, and nothing else', () => {
    const [shown] = changeRows([added], tools('nb'))
    expect(shown?.kind).toBe('new')
    expect(shown?.rows.map(({ name, to }) => `${name}: ${to}`)).toEqual([
      'tittel: Fritekst «med» tegn',
      'område: DD',
      'slag: Klargjøring',
      'utføres av: NHN og RHF',
      'fase: Planlegging',
      'anslag: lav 1,5, sannsynlig 60, høy 105',
      'plass: plass 7 i køen',
      'nytte: B1: 4 av 5',
      'klar: Hvem som gjør det: mangler (Kari, innen 5. desember 2024)',
      'krever DD-2: ja',
      'beskrivelse: Beskrevet.',
    ])
  })

  it('an agenda item too, and a record that was removed', () => {
    const change: FieldChange = {
      record: 'a1b2c3d4',
      key: null,
      from: { fields: fieldsOfAgendaItem(agendaItem), text: [] },
      to: undefined,
    }
    const [shown] = changeRows([change], tools('nn'))
    expect(shown?.kind).toBe('removed')
    expect(shown?.rows.map(({ name, to }) => `${name}: ${to}`)).toEqual([
      'tittel: Oppfølging av vedtak',
      'slag: Oppfølging',
      'lengd: 1\u00a0t 15\u00a0min',
      'eigar: Siv',
      'lenkje til DD-1: lenkja',
    ])
  })

  it.each(['nb', 'nn', 'en'] as const)(
    'copies the same words as it shows, without keys or brackets (%s)',
    (language) => {
      const changes: FieldChange[] = [
        added,
        { record: 'DD-1', key: 'position', from: { list: 'queue', rank: 'a1' }, to: { list: 'cut', rank: 'a1V' } },
        { record: 'DD-1', key: 'ready.what', from: { done: true }, to: { done: false } },
        { record: 'DD-1', key: 'cut.latestUsefulDate', from: null, to: '2024-11-28' },
        { record: 'DD-1', key: 'linked.DD-2', from: undefined, to: true },
      ]
      const text = changesAsText(changeRows(changes, tools(language)), tools(language))
      expect(text).toContain('Fritekst «med» tegn')
      expect(text).not.toMatch(/[{}[\]]|true|false|undefined|null|a1V|limited|2024-11/)
      expect(changeRows(changes, tools(language)).map(({ rows }) => rows.length)).toEqual([11, 4])
    },
  )
})

it('tells every way an item can come, go and move', () => {
  const moved = itemIdSchema.parse('KI-4')
  const queue = (place: number) => ({ list: 'queue' as const, place })
  const cut = (place: number) => ({ list: 'cut' as const, place })
  const say = (from: ReturnType<typeof queue | typeof cut> | null, to: ReturnType<typeof queue | typeof cut> | null) =>
    moveWords(
      { kind: 'move', item: moved, from, to, changes: [] },
      { t: words.getFixedT('nb', 'queue'), format: formatFor('nb') },
    )
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

it('tells of an estimate that is another, and of what a cost follows', () => {
  const place = { list: 'queue' as const, place: 4 }
  const item = itemIdSchema.parse('KI-4')
  const say = (changes: readonly FieldChange[]) =>
    moveWords(
      { kind: 'estimate', item, from: place, to: place, changes },
      { t: words.getFixedT('nb', 'queue'), format: formatFor('nb') },
    )
  const estimate = { record: item, key: 'estimate', from: null, to: { low: 4.5, likely: 6, high: 10 } }
  const drivers = { record: item, key: 'drivers.D1', from: undefined, to: 0.5 }
  expect([say([estimate]), say([drivers]), say([drivers, estimate])]).toEqual([
    'endret anslaget for KI-4 fra ingenting til 4,5–6–10',
    'endret hva kostnaden til KI-4 følger',
    'endret anslaget for KI-4 fra ingenting til 4,5–6–10',
  ])
})
