// A minutes book with everything in it that minutes can hold, for the tests of their forms.

import type { MinutesBook, NamedPerson } from '../../../server/exports/minutes-book.ts'
import { agendaItemIdSchema, itemIdSchema } from '../../../shared/ids.ts'

const text = (said: string) => [{ type: 'paragraph', children: [{ text: said }] }]
const at = (clock: string): string => `2026-12-05T${clock}:00.000Z`
const stay = (from: string, to: string, how: 'room' | 'video' = 'room') => ({ from: at(from), to: at(to), how })
const person = (name: string, organisation: string) => ({ name, organisation })
const seat = (who: NamedPerson, ...stays: readonly ReturnType<typeof stay>[]) => ({
  ...who,
  gaveNotice: false,
  sat: stays.length === 0 ? [] : [{ who, stays }],
})

export const aMinutesBook: MinutesBook = {
  language: 'nb',
  audience: 'board',
  programme: 'Program digital samhandling – steg 2',
  head: {
    title: 'Evaluerings- og beslutningspunkt 3',
    date: '2026-12-05',
    startsAt: '10:00',
    lengthMinutes: 240,
    place: 'Oslo og video',
    chair: 'Per Nordmann',
    facilitator: 'Solveig Austmann',
  },
  meeting: {
    state: 'approved',
    quorum: 7,
    startedAt: at('09:02'),
    adjournedAt: at('13:12'),
    approvedAt: '2027-02-11T10:00:00.000Z',
    approvedBy: 'meeting',
    verdict: { verdict: 'adjust', why: 'Fremdriften holder, men fastlegene kommer senere enn forutsatt.' },
  },
  seats: [
    seat(person('Per Nordmann', 'Direktoratet for e-helse'), stay('09:02', '13:12')),
    seat(person('Ola Nordmann', 'Norsk helsenett SF'), stay('09:02', '10:40'), stay('11:00', '13:12', 'video')),
    {
      ...person('Liv Kystmann', 'KS'),
      gaveNotice: true,
      sat: [{ who: person('Hege Øymann', 'KS'), stays: [stay('09:02', '13:12')] }],
    },
    seat(person('Ánne Čáhcemann', 'Helse Nord RHF')),
  ],
  others: [person('Solveig Austmann', 'Direktoratet for e-helse'), person('Nina Elvmann', 'Direktoratet for e-helse')],
  items: [
    {
      gap: false,
      id: agendaItemIdSchema.parse('sak-1'),
      number: 1,
      kind: 'approval',
      title: 'Godkjenning av innkalling, saksliste og forrige protokoll',
      startedAt: at('09:04'),
      recused: [],
      outcome: text('Innkalling og saksliste ble godkjent. Protokollen fra 19. juni ble godkjent uten merknader.'),
      statements: [],
      decisions: [],
      papers: ['Protokoll 19. juni.pdf'],
      papersKept: false,
    },
    { gap: true },
    {
      gap: false,
      id: agendaItemIdSchema.parse('sak-2'),
      number: 2,
      kind: 'decision',
      title: 'Fastlegene i kritisk informasjon',
      startedAt: at('10:05'),
      recused: ['Sara Fjellmann'],
      outcome: [
        ...text('Programleder la frem kø, ramme og simulering. Styret drøftet'),
        {
          type: 'bulletList',
          children: [
            { type: 'listItem', children: text('hva NHN må bekrefte om driftskostnaden') },
            {
              type: 'listItem',
              children: [
                {
                  type: 'paragraph',
                  children: [
                    { text: 'at fastlegene er ' },
                    { text: 'den største gruppen', marks: { bold: {} } },
                    { text: ' som ennå ikke deler.' },
                  ],
                },
              ],
            },
          ],
        },
      ],
      statements: [
        {
          by: person('Ola Nordmann', 'Norsk helsenett SF'),
          text: text('NHN tar forbehold om kapasitet i andre kvartal.'),
        },
      ],
      decisions: [
        {
          number: 12,
          wording:
            'Programstyret prioriterer KI-4 på plass 13. Omfanget frem til neste punkt er plass 1 til 15. DD-9 tas opp igjen på neste punkt.',
          path: 'owner',
          grounds: 'Nytten for legevakt og sykehus veier tyngre enn usikkerheten om driftskostnaden.',
          effect: { told: { type: 'scope', items: [itemIdSchema.parse('KI-4')] }, owner: null, reverses: false },
          decidedBy: 'Per Nordmann',
          reservations: [
            {
              name: 'Ola Nordmann, Norsk helsenett SF',
              text: 'NHN må bekrefte driftskostnaden før fastlegene starter.',
            },
          ],
          dissents: [{ name: 'Sara Fjellmann, Helse Nord RHF', position: 'cannot', text: 'Kostnaden er for usikker.' }],
          stood: { needed: 7, met: 8, seats: 12, recused: ['Liv Kystmann, KS'] },
          reviewOn: '2027-06-01',
          hash: 'a3f1'.repeat(16),
          intact: true,
        },
      ],
      papers: ['Notat fastleger.docx'],
      papersKept: true,
    },
    {
      gap: false,
      id: agendaItemIdSchema.parse('sak-3'),
      number: 3,
      kind: 'information',
      title: 'Orientering om forprosjekt steg 3',
      startedAt: null,
      recused: [],
      outcome: [],
      statements: [],
      decisions: [],
      papers: [],
      papersKept: false,
    },
  ],
  otherDecisions: [],
  promises: [{ text: 'Legge frem driftskostnad for fastlegene', owner: 'Ola Nordmann', due: '2027-01-15' }],
  asOf: '2027-02-12T08:00:00.000Z',
}
