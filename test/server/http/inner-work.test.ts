// What is done at the inner table, for an observer who listens in every room she may open and asks every address again and again: no answer
// is another, and no notice reaches her, channel by channel.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  backlogItemSchema,
  type Carried,
  carriedSchema,
  meetingViewSchema,
  projectorLinkSchema,
} from '../../../shared/contract/meeting.ts'
import { promiseSchema } from '../../../shared/contract/promises.ts'
import { agendaItemIdSchema, internalRoom, type RoomName } from '../../../shared/ids.ts'
import { type DecidingBoard, openDecidingBoard, personOf, programmeId } from './deciding-board.ts'
import { editAgenda } from './edit-agenda.ts'

const item = agendaItemIdSchema.parse('sak-lukket')
const base = `/api/programmes/${programmeId}`

let board: DecidingBoard
let observer: string
let calendar: string
let projector: string
beforeAll(async () => {
  board = await openDecidingBoard()
  const content = { kind: 'decision', title: 'Lukket sak', minutes: 10, owner: '', before: null } as const
  await editAgenda(board.app, internalRoom(board.point), { type: 'add-agenda-item', agendaItem: item, ...content })
  observer = await board.app.signIn('ds-departementet')
  const made = await board.app.ask({ method: 'POST', path: '/api/calendar', cookie: observer })
  calendar = ((await made.json()) as { path: string }).path
  const link = await board.ask('moteleder', 'POST', `/points/${board.point}/meeting/projector`)
  projector = `/api${projectorLinkSchema.parse(await link.json()).path}`
})
afterAll(() => board.close())
beforeEach(() => {
  board.app.notices.length = 0
})

/** Everything an observer can ask for about a point, as it is answered to her now. */
async function everythingReadOutside(): Promise<Readonly<Record<string, unknown>>> {
  const { point } = board
  const at = [
    'meeting',
    'deciding',
    'papers',
    'evidence',
    'minutes/told?audience=public&language=nb',
    'minutes.html?audience=public&language=nb',
  ]
  const paths = [
    ...at.map((path) => `${base}/points/${point}/${path}`),
    ...['', '/points', '/promises', '/backlog', '/circulations', '/decisions', '/series'].map((path) => base + path),
    calendar,
    projector,
  ]
  const told = await Promise.all(
    paths.map(async (path) => {
      const answer = await board.app.ask({ path, cookie: observer })
      const text = await answer.text()
      // Only the clock goes on by itself, and each refusal has a number of its own.
      return [
        path,
        [answer.status, text.replaceAll(/"(serverTime|at|requestId)":"[^"]*"/g, ''), answer.headers.get('etag')],
      ]
    }),
  )
  return Object.fromEntries(told)
}

/** What of it reached an observer, who is in every room that exists for her. */
const heardByHer = (): readonly unknown[] =>
  board.app.notices.filter(
    ({ room, forWhom }) => forWhom !== 'inner-table' && !/^(internal|minutes)\//.test(room satisfies RoomName),
  )

async function ok<T>(asked: Promise<Response>, schema: { parse(value: unknown): T }): Promise<T> {
  const answer = await asked
  if (answer.status >= 300) throw new Error(`${answer.status} ${await answer.text()}`)
  return schema.parse(await answer.json())
}
const anything = { parse: (value: unknown) => value }

const post = (path: string, body: unknown) => board.ask('moteleder', 'POST', path, body)
const carry = (body: unknown): Promise<Carried> => ok(post(`/points/${board.point}/agenda`, body), carriedSchema)
const promise = () =>
  ok(
    post('/promises', {
      text: 'Lukket løfte',
      owner: personOf('nhn'),
      due: '2027-01-10',
      decisionId: null,
      pointId: board.point,
      agendaItem: item,
      internal: false,
    }),
    promiseSchema,
  )
const patch = (path: string, body: unknown) =>
  board.app.signIn('ds-moteleder').then((cookie) => board.app.ask({ method: 'PATCH', path: base + path, cookie, body }))

const work: readonly (readonly [what: string, run: () => Promise<unknown>])[] = [
  [
    'an item is taken up',
    () => board.meeting('moteleder', { type: 'go-to', current: { item, internal: true, budgetMinutes: 5 } }),
  ],
  ['its time is set', () => board.meeting('moteleder', { type: 'set-budget', budgetMinutes: 10 })],
  [
    'somebody is recused from it',
    () => board.meeting('moteleder', { type: 'recuse', item, person: personOf('nhn'), recused: true }),
  ],
  [
    'the room is shown it',
    () => board.meeting('moteleder', { type: 'show', shown: { page: 'agenda-item', record: item } }),
  ],
  ['it is left', () => board.meeting('moteleder', { type: 'go-to', current: null })],
  [
    'a text is written of it',
    () =>
      ok(
        post(`/points/${board.point}/wordings`, {
          agendaItem: item,
          internal: true,
          text: 'Lukket ordlyd',
          publish: true,
        }),
        anything,
      ),
  ],
  ['something is promised of it', promise],
  [
    'what was promised of it is changed',
    async () => {
      const { id, revision } = await promise()
      await ok(patch(`/promises/${id}`, { type: 'keep', evidence: 'Gjort', revision }), anything)
    },
  ],
  [
    'something waits for a point',
    () =>
      ok(
        post('/backlog', { internal: true, kind: 'discussion', title: 'Lukket', minutes: 5, owner: '', linked: [] }),
        backlogItemSchema,
      ),
  ],
  [
    'what waits is removed',
    async () => {
      const added = await ok(
        post('/backlog', { internal: true, kind: 'discussion', title: 'Lukket', minutes: 5, owner: '', linked: [] }),
        backlogItemSchema,
      )
      const cookie = await board.app.signIn('ds-moteleder')
      const gone = await board.app.ask({ method: 'DELETE', path: `${base}/backlog/${added.id}`, cookie })
      expect(gone.status).toBe(204)
    },
  ],
  [
    'an item is carried to the backlog and back',
    async () => {
      const other = agendaItemIdSchema.parse('sak-lukket-to')
      const content = { kind: 'discussion', title: 'Lukket to', minutes: 10, owner: '', before: null } as const
      await editAgenda(board.app, internalRoom(board.point), { type: 'add-agenda-item', agendaItem: other, ...content })
      const { backlog } = await carry({ type: 'to-backlog', item: other, internal: true })
      await carry({ type: 'from-backlog', backlog })
    },
  ],
]

describe('what is done at the inner table, for an observer', () => {
  it.each(work)('[NTC1] [MTG7] no answer is another and no notice comes when %s', async (_what, run) => {
    const before = await everythingReadOutside()
    board.app.passHours(0.05)
    await run()
    expect(board.app.notices).not.toEqual([])
    expect(heardByHer()).toEqual([])
    expect(await everythingReadOutside()).toEqual(before)
  })

  it('[MTG7] the count of changes is her own: it rises with what she may see, and the members count everything', async () => {
    const revisions = async () =>
      Promise.all(
        (['departementet', 'moteleder'] as const).map(
          async (who) =>
            (await ok(board.ask(who, 'GET', `/points/${board.point}/meeting`), meetingViewSchema)).revision,
        ),
      )
    const [hers, theirs] = await revisions()
    await board.meeting('moteleder', { type: 'recuse', item, person: personOf('ks'), recused: true })
    await board.meeting('moteleder', { type: 'set-speech-limit', limitSeconds: 90 })
    expect(await revisions()).toEqual([(hers ?? 0) + 1, (theirs ?? 0) + 2])
    expect(heardByHer()).toEqual([{ room: `point/${board.point}`, notice: { topic: 'meeting', id: board.point } }])
  })
})
