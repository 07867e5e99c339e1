// What goes into the minutes, and what does not go into the public edition of them.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gatherMinutes, type MinutesSource } from '../../../server/exports/gather-minutes.ts'
import { minutesDocument, toldMinutes } from '../../../server/exports/minutes-blocks.ts'
import { rankSchema } from '../../../shared/board/rank.ts'
import type { ShownDecision } from '../../../shared/contract/deciding.ts'
import {
  type AgendaItemId,
  agendaItemIdSchema,
  boardViewIdSchema,
  decisionIdSchema,
  itemIdSchema,
  type PersonId,
  personIdSchema,
  pointIdSchema,
  programmeIdSchema,
} from '../../../shared/ids.ts'
import { type AgendaItem, agendaOf } from '../../../shared/point/agenda-item.ts'
import type { Attendance, Meeting } from '../../../shared/point/meeting.ts'
import { newMeeting } from '../../../shared/point/meeting-life.ts'

const person = (name: string): PersonId => personIdSchema.parse(name)
const [owner, member, deputy, office] = ['owner', 'member', 'deputy', 'office'].map(person) as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
]
const itemId = (name: string): AgendaItemId => agendaItemIdSchema.parse(name)
const clock = (time: string): string => `2026-12-05T${time}:00.000Z`
const stays = (...spans: readonly (readonly [from: string, to: string | null])[]): Attendance => ({
  answer: null,
  stays: spans.map(([from, to]) => ({ from: clock(from), to: to === null ? null : clock(to), how: 'room' as const })),
})
const says = (text: string) => [{ type: 'paragraph', children: [{ text }] }]
const agenda = (...items: readonly (readonly [id: string, title: string])[]) =>
  agendaOf(
    new Map(
      items.map(([id, title], at): [AgendaItemId, AgendaItem] => [
        itemId(id),
        {
          id: itemId(id),
          kind: 'decision',
          title,
          minutes: 10,
          owner: '',
          linked: [],
          rank: rankSchema.parse(`a${at}`),
        },
      ]),
    ),
  )

const decision = (number: number, over: Partial<ShownDecision> = {}): ShownDecision => ({
  id: decisionIdSchema.parse(`00000000-0000-4000-8000-00000000000${number}`),
  programmeId: programmeIdSchema.parse('program'),
  number,
  pointId: pointIdSchema.parse('punkt'),
  agendaItem: itemId('sak-1'),
  agendaTitle: null,
  internal: false,
  wordingId: null,
  roundId: null,
  wording: `Vedtak nummer ${number}`,
  path: 'consensus',
  grounds: '',
  effect: { type: 'none' },
  positions: [],
  reservations: [],
  present: {},
  basis: {
    boardView: boardViewIdSchema.parse('00000000-0000-4000-8000-000000000009'),
    board: '0'.repeat(64),
    queue: '0'.repeat(64),
    cutList: '0'.repeat(64),
    estimates: '0'.repeat(64),
    wording: '0'.repeat(64),
    positions: '0'.repeat(64),
    simulation: null,
  },
  reverses: null,
  undone: null,
  reviewOn: null,
  decidedBy: owner,
  decidedAt: clock('10:30'),
  previousHash: null,
  hash: `${number}`.repeat(64),
  intact: true,
  ...over,
})

const meeting: Meeting = {
  ...newMeeting([{ member: owner }, { member }]),
  state: 'adjourned',
  startedAt: clock('09:00'),
  adjournedAt: clock('12:00'),
}

function source(over: Partial<MinutesSource> = {}): MinutesSource {
  return {
    language: 'nb',
    audience: 'board',
    programme: 'Program',
    head: {
      title: 'Punkt',
      date: '2026-12-05',
      startsAt: '10:00',
      lengthMinutes: 180,
      place: 'Oslo',
      chair: '',
      facilitator: '',
    },
    meeting,
    seats: [owner, member],
    people: new Map(
      [owner, member, deputy, office].map((id) => [id, { name: `Navn ${id}`, organisation: `Etat ${id}` }]),
    ),
    agenda: agenda(['sak-1', 'Åpen sak'], ['sak-2', 'Neste sak']),
    internalAgenda: agendaOf(new Map()),
    kept: new Map(),
    outcomes: new Map(),
    statements: [],
    decisions: [],
    papers: [],
    promises: [],
    asOf: clock('13:00'),
    ...over,
  }
}

const known = (id: PersonId) => ({ name: `Navn ${id}`, organisation: `Etat ${id}` })
const seatsOf = (attendance: Record<string, Attendance>) => {
  const { seats, others } = gatherMinutes(
    source({ meeting: { ...meeting, attendance, deputies: { [member]: deputy } } }),
  )
  return { sat: seats.map(({ sat }) => sat), others }
}

describe('who was there', () => {
  it('[MIN1] a deputy has the seat while its member is away, and no longer', () => {
    expect(seatsOf({ [member]: stays(['09:00', '10:00']), [deputy]: stays(['09:30', '12:00']) })).toEqual({
      sat: [
        [],
        [
          { who: known(member), stays: stays(['09:00', '10:00']).stays },
          { who: known(deputy), stays: stays(['10:00', '12:00']).stays },
        ],
      ],
      others: [],
    })
  })

  it('[MIN1] a deputy who is there beside her member, and everybody without a seat, is there as well', () => {
    expect(
      seatsOf({
        [member]: stays(['09:00', '12:00']),
        [deputy]: stays(['09:30', '11:00']),
        [office]: stays(['09:00', null]),
        [owner]: { answer: 'does-not-come', stays: [] },
      }),
    ).toEqual({
      sat: [[], [{ who: known(member), stays: stays(['09:00', '12:00']).stays }]],
      others: [known(deputy), known(office)],
    })
  })

  it('[MIN1] an empty seat says whether its member gave notice; one who never answered, or said that she would come, did not', () => {
    const emptySeat = (language: 'nb' | 'nn' | 'en', answer: Attendance['answer']) => {
      const attendance = { [member]: { answer, stays: [] } }
      const { attendance: told } = toldMinutes(gatherMinutes(source({ language, meeting: { ...meeting, attendance } })))
      const rows = told.flatMap((block) => (block.kind === 'table' ? block.rows : []))
      return rows.find(([seat]) => seat?.startsWith(`Navn ${member}`))?.[1]
    }
    for (const [language, withNotice, without] of [
      ['nb', 'Forfall', 'Ikke til stede'],
      ['nn', 'Forfall', 'Ikkje til stades'],
      ['en', 'Absent with notice', 'Not present'],
    ] as const) {
      expect(emptySeat(language, 'does-not-come')).toBe(withNotice)
      expect(emptySeat(language, 'deputy-comes')).toBe(withNotice)
      expect(emptySeat(language, null)).toBe(without)
      expect(emptySeat(language, 'comes')).toBe(without)
    }
  })
})

describe('what was dealt with', () => {
  it('[DEC13] a decision tells how the board stood when it was made, and what the meeting says later is told of the item alone', () => {
    const standing = { seats: 12, met: 8, recused: [deputy], deputies: {} }
    const told = (language: 'nb' | 'nn' | 'en', path: ShownDecision['path']) => {
      const decisions = [decision(1, { path, quorum: 7, standing }), decision(2)]
      const { items } = toldMinutes(gatherMinutes(source({ language, decisions })))
      const [item] = items
      const blocks = item === undefined || item.gap ? [] : item.decisions.map((each) => each.blocks)
      return blocks.map((each) => JSON.stringify(each))
    }
    for (const [language, path, sentence, recused] of [
      [
        'nb',
        'consensus',
        'Styret var vedtaksført: 8 av 12 plasser hadde stemme i saken, og minst 7 måtte ha det.',
        'Inhabil da',
      ],
      [
        'nn',
        'circulation',
        'Styret var vedtaksført: 8 av 12 plassar hadde svart, og minst 7',
        'Inhabil då vedtaket vart',
      ],
      ['en', 'owner', 'The board had its quorum: 8 of 12 seats had a voice on the item', 'Recused when it was decided'],
    ] as const) {
      const [first, older] = told(language, path)
      expect(first).toContain(sentence)
      expect(first).toContain(recused)
      expect(first).toContain('Navn deputy, Etat deputy')
      expect(older).not.toContain(' 12 ')
    }
  })

  it('[MIN1] a decision tells what it does, also that it changes nothing, and that it takes back an earlier one', () => {
    const items = ['DD-1', 'DD-2'].map((id) => itemIdSchema.parse(id))
    const effects: readonly Partial<ShownDecision>[] = [
      { effect: { type: 'none' } },
      { effect: { type: 'scope', items } },
      { effect: { type: 'frame', p50: 1500.5, p85: 1700, document: 'Styringsdokument' } },
      { effect: { type: 'stream', name: 'Kjernejournal', mandate: 'Lede', owner: member } },
      { effect: { type: 'stream', name: 'Kjernejournal', mandate: 'Lede', owner: person('ukjent') } },
      { effect: { type: 'none' }, reverses: decision(9).id },
      { effect: { type: 'cut', items: items.slice(0, 1) }, reverses: decision(9).id },
    ]
    const told = (language: 'nb' | 'nn' | 'en', audience: 'board' | 'public') => {
      const decisions = effects.map((over, at) => decision(at + 1, over))
      const [item] = toldMinutes(gatherMinutes(source({ language, audience, decisions }))).items
      const all = item === undefined || item.gap ? [] : item.decisions
      return all.map(({ blocks: [, , does] }) => (does?.kind === 'paragraph' ? does.runs[0]?.text : null))
    }
    const sentences = {
      nb: [
        'Ingenting på tavlen endres.',
        'DD-1 og DD-2 er omfanget frem til neste punkt og fryses i køen.',
        'Rammen blir 1\u00a0500,5\u00a0MNOK (P50) og 1\u00a0700\u00a0MNOK (P85).',
        'Navn member får ansvaret for Kjernejournal.',
        'Kjernejournal får mandat.',
        'Gjør om et tidligere vedtak.',
        'Gjør om et tidligere vedtak. DD-1 flyttes til kuttlisten og fryses der.',
      ],
      nn: [
        'Ingenting på tavla blir endra.',
        'DD-1 og DD-2 er omfanget fram til neste punkt og blir frosne i køen.',
        'Ramma blir 1\u00a0500,5\u00a0MNOK (P50) og 1\u00a0700\u00a0MNOK (P85).',
        'Navn member får ansvaret for Kjernejournal.',
        'Kjernejournal får mandat.',
        'Gjer om eit tidlegare vedtak.',
        'Gjer om eit tidlegare vedtak. DD-1 blir flytt til kuttlista og frose der.',
      ],
      en: [
        'Nothing on the board changes.',
        'DD-1 and DD-2 are the scope until the next point and are frozen in the queue.',
        'The frame becomes 1,500.5\u00a0MNOK (P50) and 1,700\u00a0MNOK (P85).',
        'Navn member becomes responsible for Kjernejournal.',
        'Kjernejournal gets a mandate.',
        'Reverses an earlier decision.',
        'Reverses an earlier decision. Moved to the cut list and frozen there: DD-1.',
      ],
    }
    for (const language of ['nb', 'nn', 'en'] as const) {
      expect(told(language, 'board')).toEqual(sentences[language])
      expect(told(language, 'public')).toEqual(sentences[language])
    }
  })

  it('[MIN1] each item has its outcome, statements, decisions and papers, in the order of the agenda, internal ones last', () => {
    const book = gatherMinutes(
      source({
        internalAgenda: agenda(['intern-1', 'Lukket sak']),
        outcomes: new Map([[itemId('sak-2'), says('Tatt til orientering.')]]),
        statements: [{ item: itemId('sak-2'), author: member, text: says('Jeg er bekymret.') }],
        decisions: [
          decision(1, { reservations: [{ seat: member, text: 'Uten kjeder.' }] }),
          decision(2, { agendaItem: null, path: 'command' }),
        ],
        papers: [{ agendaItem: itemId('sak-1'), internal: false, access: 'board', name: 'Notat.pdf' }],
        meeting: {
          ...meeting,
          covered: { [itemId('sak-1')]: { startedAt: clock('09:10'), endedAt: null, spentMs: 0 } },
          recusals: { [itemId('sak-1')]: [deputy, member] },
          recusalNotes: { [itemId('sak-1')]: { [deputy]: { by: deputy, reason: 'Eier i leverandøren' } } },
        },
      }),
    )
    const empty = { recused: [], outcome: [], statements: [], decisions: [], papers: [], papersKept: false }
    const told = (number: number) => ({
      number,
      wording: `Vedtak nummer ${number}`,
      grounds: '',
      effect: { told: { type: 'none' }, owner: null, reverses: false },
      decidedBy: 'Navn owner',
      dissents: [],
      stood: null,
      reviewOn: null,
      hash: `${number}`.repeat(64),
      intact: true,
    })
    expect(book.items).toEqual([
      {
        ...empty,
        gap: false,
        id: itemId('sak-1'),
        number: 1,
        kind: 'decision',
        title: 'Åpen sak',
        startedAt: clock('09:10'),
        recused: ['Navn deputy (Eier i leverandøren)', 'Navn member'],
        decisions: [
          {
            ...told(1),
            path: 'consensus',
            reservations: [{ name: 'Navn member, Etat member', text: 'Uten kjeder.' }],
          },
        ],
        papers: ['Notat.pdf'],
      },
      {
        ...empty,
        gap: false,
        id: itemId('sak-2'),
        number: 2,
        kind: 'decision',
        title: 'Neste sak',
        startedAt: null,
        outcome: says('Tatt til orientering.'),
        statements: [{ by: known(member), text: says('Jeg er bekymret.') }],
      },
      {
        ...empty,
        gap: false,
        id: itemId('intern-1'),
        number: 3,
        kind: 'decision',
        title: 'Lukket sak',
        startedAt: null,
      },
    ])
    expect(book.otherDecisions).toEqual([{ ...told(2), path: 'command', reservations: [] }])
  })

  it('[MIN9] what was dealt with and is on no agenda any more is told, by the title that was kept; where nobody knows whose it was, the board’s alone', () => {
    const gone = source({
      kept: new Map([
        [itemId('borte-1'), { title: 'Slik den het', internal: false }],
        [itemId('lukket-1'), { title: 'Slik den lukkede het', internal: true }],
        [itemId('ubrukt'), { title: 'Ble ikke tatt opp', internal: false }],
      ]),
      outcomes: new Map([
        [itemId('borte-1'), says('Utfallet står.')],
        [itemId('tomt'), []],
        [itemId('ukjent'), says('Utfall uten sak')],
      ]),
      statements: [{ item: itemId('lukket-1'), author: member, text: says('Til protokollen') }],
      decisions: [decision(1, { agendaItem: itemId('borte-2'), agendaTitle: 'Tittelen i vedtaket' })],
    })
    const told = ({ items }: ReturnType<typeof gatherMinutes>) =>
      items.map((item) => (item.gap ? 'unntatt' : [item.number, item.kind, item.title, item.decisions.length]))
    const listed = [
      [1, 'decision', 'Åpen sak', 0],
      [2, 'decision', 'Neste sak', 0],
      [3, null, 'Slik den het', 0],
      [4, null, 'Tittelen i vedtaket', 1],
    ]
    expect(told(gatherMinutes(gone))).toEqual([...listed, [5, null, null, 0], [6, null, 'Slik den lukkede het', 0]])
    expect(told(gatherMinutes({ ...gone, audience: 'public' }))).toEqual([...listed, 'unntatt'])
    expect(JSON.stringify(minutesDocument(gatherMinutes(gone)))).toContain('Sak 5 uten tittel')
  })

  it('[MIN1] minutes say that they are a draft until they are approved, and how they were', () => {
    const statusOf = (over: Partial<Meeting>): string | undefined =>
      minutesDocument(gatherMinutes(source({ meeting: { ...meeting, ...over } }))).facts.find(
        ({ label }) => label === 'Status',
      )?.value
    expect([
      statusOf({}),
      statusOf({ state: 'approved', approvedAt: clock('12:00'), approvedBy: 'meeting' }),
      statusOf({ state: 'approved', approvedAt: clock('12:00'), approvedBy: 'circulation' }),
    ]).toEqual([
      'Utkast, ikke godkjent',
      'Godkjent i møte 5. desember 2026',
      'Godkjent på sirkulasjon 5. desember 2026',
    ])
  })

  it('[MIN1] minutes tell the day and the time of the real start and end in Norwegian time, in title, foot and head alike', () => {
    const told = (over: Partial<Meeting>) => {
      const { title, facts, foot } = minutesDocument(
        gatherMinutes(source({ meeting: { ...meeting, state: 'approved', ...over } })),
      )
      return [title, facts[0]?.value, foot]
    }
    expect([
      told({ startedAt: null, adjournedAt: null }),
      told({ startedAt: '2026-12-06T23:30:00.000Z', adjournedAt: null }),
      told({ startedAt: '2026-12-06T23:30:00.000Z', adjournedAt: '2026-12-07T01:15:00.000Z' }),
      told({ startedAt: '2026-12-07T11:00:00.000Z', adjournedAt: '2026-12-08T14:00:00.000Z' }),
    ]).toEqual([
      ['Protokoll, 5. desember 2026', '5. desember 2026 10:00', 'Program · Punkt · 5. desember 2026'],
      ['Protokoll, 7. desember 2026', '7. desember 2026 00:30', 'Program · Punkt · 7. desember 2026'],
      ['Protokoll, 7. desember 2026', '7. desember 2026 00:30–02:15', 'Program · Punkt · 7. desember 2026'],
      [
        'Protokoll, 7. desember 2026',
        '7. desember 2026 12:00 – 8. desember 2026 15:00',
        'Program · Punkt · 7. desember 2026',
      ],
    ])
  })

  it('[MIN3] approved minutes do not say when they were taken out, and take in no promise made since', () => {
    const approved: Meeting = { ...meeting, state: 'approved', approvedAt: clock('12:00'), approvedBy: 'meeting' }
    const promise = (madeAt: string) => ({ text: madeAt, owner, due: '2027-01-15', internal: false, madeAt })
    const taken = (asOf: string, promises: readonly string[]) =>
      minutesDocument(gatherMinutes(source({ meeting: approved, asOf, promises: promises.map(promise) })))
    const { pageOf: _, ...first } = taken(clock('13:00'), [clock('11:00')])
    const { pageOf: __, ...again } = taken('2027-03-01T10:00:00.000Z', [clock('11:00'), clock('12:30')])
    expect(again).toEqual(first)
  })
})

const secret = 'KANARIFUGL'
/** Everything there can be of what is kept from the public. */
const withSecrets = (kept: number, extra: number): MinutesSource =>
  source({
    internalAgenda: agenda(
      ...Array.from({ length: kept }, (_, at) => [`intern-${at}`, `${secret} tittel ${at}`] as const),
    ),
    outcomes: new Map([[itemId('intern-0'), says(`${secret} utfall`)]]),
    statements: [{ item: itemId('intern-0'), author: member, text: says(`${secret} uttalelse`) }],
    decisions: [
      decision(1),
      decision(2, { agendaItem: itemId('intern-0'), internal: true, wording: `${secret} vedtak` }),
      decision(3, { agendaItem: itemId('sak-1'), internal: true, wording: `${secret} vedtak på åpen sak` }),
      decision(4, { agendaItem: null, internal: true, wording: `${secret} vedtak uten sak` }),
    ],
    papers: [
      { agendaItem: itemId('sak-1'), internal: false, access: 'public', name: 'Åpent notat.pdf' },
      ...Array.from({ length: extra }, (_, at) => ({
        agendaItem: itemId('sak-1'),
        internal: false,
        access: 'board' as const,
        name: `${secret} ${at}.pdf`,
      })),
      { agendaItem: itemId('intern-0'), internal: true, access: 'public', name: `${secret} internt.pdf` },
    ],
    promises: [
      { text: 'Åpent løfte', owner, due: '2027-01-15', internal: false, madeAt: clock('11:00') },
      { text: `${secret} løfte`, owner, due: '2027-01-15', internal: true, madeAt: clock('11:00') },
    ],
    meeting: {
      ...meeting,
      covered: { [itemId('intern-0')]: { startedAt: clock('11:00'), endedAt: null, spentMs: 0 } },
      internalItems: [itemId('intern-0')],
    },
  })

describe('the public edition', () => {
  it('[MIN2] holds nothing of what is kept from the public, and says where something is left out', () => {
    const whole = JSON.stringify(minutesDocument(gatherMinutes(withSecrets(2, 3))))
    expect(whole.split(secret).length - 1).toBeGreaterThan(8)
    const told = JSON.stringify(minutesDocument(gatherMinutes({ ...withSecrets(2, 3), audience: 'public' })))
    expect(told).not.toContain(secret)
    expect(told).toContain('Her er en del av møtet unntatt fra denne utgaven.')
    expect(told).toContain('Vedlegg: Åpent notat.pdf, mer er unntatt fra denne utgaven')
    expect(told).toContain('Åpent løfte')
  })

  it('[MIN2] does not tell how much is left out: one or many of it is the same document', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (kept, extra) => {
        const { pageOf: _, ...some } = minutesDocument(
          gatherMinutes({ ...withSecrets(kept, extra), audience: 'public' }),
        )
        const { pageOf: __, ...least } = minutesDocument(gatherMinutes({ ...withSecrets(1, 1), audience: 'public' }))
        expect(some).toEqual(least)
      }),
    )
  })

  it('[MIN2] [MTG13] what stands on both agendas under one id is kept from the public', () => {
    const both = withSecrets(1, 1)
    const twice = agenda(...[...both.internalAgenda.items.keys()].map((id) => [id, 'Åpen'] as const))
    const told = JSON.stringify(minutesDocument(gatherMinutes({ ...both, agenda: twice, audience: 'public' })))
    expect(told).not.toContain(secret)
  })

  it('[MIN2] before an internal item is dealt with there is no gap: that it waits is nobody’s but the board’s', () => {
    const waiting = source({ audience: 'public', internalAgenda: agenda(['intern-1', secret]) })
    expect(gatherMinutes(waiting).items).toEqual(gatherMinutes(source({ audience: 'public' })).items)
  })
})
