// A board at work over HTTP, to test deciding with: people at their seats, a point that is called and in session, and the few things a test does there. Names of
// people are their seats without the programme's prefix.

import { randomUUID } from 'node:crypto'
import type * as Y from 'yjs'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { type Decide, type DecidingView, decidingViewSchema } from '../../../shared/contract/deciding.ts'
import { pointBodySchema } from '../../../shared/contract/http.ts'
import { readAgenda } from '../../../shared/document/records.ts'
import {
  type AgendaItemId,
  boardRoom,
  type PersonId,
  type PointId,
  personIdSchema,
  pointRoom,
  programmeIdSchema,
  requestKeySchema,
} from '../../../shared/ids.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { approveAtNext } from './approve-at-next.ts'

export const programmeId = programmeIdSchema.parse('digital-samhandling')
const base = `/api/programmes/${programmeId}`

/** Seat → person, of those who come. */
export const people = {
  programeier: 'per-nordmann',
  nhn: 'ola-nordmann',
  'helse-nord': 'ingrid-nordmann',
  ks: 'liv-kystmann',
  'vara-ks': 'hege-oymann',
  programleder: 'tor-bymann',
  programkontor: 'nina-elvmann',
  moteleder: 'solveig-austmann',
  'strom-dd': 'marit-lundmann',
  koforvalter: 'geir-fossmann',
  kommentar: 'leif-holtmann',
  departementet: 'unni-myrmann',
} as const
export type Who = keyof typeof people
export const personOf = (who: Who): PersonId => personIdSchema.parse(people[who])

export interface DecidingBoard {
  readonly app: HttpAppDouble
  readonly point: PointId
  readonly item: AgendaItemId
  ask(who: Who, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Response>
  meeting(who: Who, command: MeetingCommand): Promise<void>
  /** Has the minutes of the adjourned point approved. */
  approve(): Promise<void>
  view(who: Who): Promise<DecidingView>
  /** Does a deciding command that must succeed. @returns the view after it */
  must(answer: Promise<Response>): Promise<DecidingView>
  /** A new published wording, a round on it in session, everybody's position, revealed. @returns the round's id */
  round(o?: {
    readonly text?: string
    readonly against?: Who
    /** Where it is decided; the first item of the agenda unless told. */
    readonly item?: AgendaItemId
    readonly internal?: boolean
    /** By how much the clock has gone on when the round is opened. */
    readonly hoursBetween?: number
  }): Promise<string>
  /** What a decision asks for, with a key of its own. */
  asked(roundId: string, over?: Partial<Decide>): Decide
  document(): Promise<Y.Doc>
  close(): Promise<void>
}

/**
 * In session, with the owner, NHN and Helse Nord there, the facilitator holding the gavel; quorum 3.
 * @param programmes what is seeded; the built-in programmes unless told
 */
export async function openDecidingBoard(
  databaseUrl?: string,
  programmes?: Parameters<typeof openHttpApp>[0]['programmes'],
): Promise<DecidingBoard> {
  const app = await openHttpApp({
    databaseUrl: databaseUrl ?? (await freshDatabaseUrl()),
    ...(programmes && { programmes }),
    settings: { sessionHours: 720 },
  })
  const cookies = new Map<Who, string>()
  for (const who of Object.keys(people) as Who[]) cookies.set(who, await app.signIn(`ds-${who}`))
  const ask: DecidingBoard['ask'] = (who, method, path, body) =>
    app.ask({ method, path: `${base}${path}`, cookie: cookies.get(who) ?? '', ...(body === undefined ? {} : { body }) })
  const head = {
    title: 'Vinterpunktet',
    date: '2026-12-10',
    startsAt: '12:00',
    lengthMinutes: 90,
    place: 'Video',
    chair: 'Per Nordmann',
    facilitator: 'Solveig Austmann',
  }
  const made = await ask('programkontor', 'POST', '/points', { head, agenda: 'standard' })
  const { id: point } = pointBodySchema.parse(await made.json())
  const meeting: DecidingBoard['meeting'] = async (who, command) => {
    const answer = await ask(who, 'POST', `/points/${point}/meeting`, { command })
    if (answer.status !== 200) throw new Error(await answer.text())
  }
  await meeting('moteleder', { type: 'call', quorum: 3 })
  await meeting('moteleder', { type: 'start' })
  for (const who of ['programeier', 'nhn', 'helse-nord'] as const) {
    await meeting('moteleder', { type: 'arrive', person: personOf(who), how: 'room' })
  }
  const log = updateLog(app.database)
  const agenda = await log.load(pointRoom(point))
  const [item] = agenda === null ? [] : readAgenda(roomDocument(agenda)).order
  if (item === undefined) throw new Error('the point has no agenda')
  const must: DecidingBoard['must'] = async (asked) => {
    const answer = await asked
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    return decidingViewSchema.parse(await answer.json())
  }
  return {
    app,
    point,
    item,
    ask,
    meeting,
    must,
    approve: () => approveAtNext((method, path, body) => ask('moteleder', method, path, body), point),
    view: (who) => must(ask(who, 'GET', `/points/${point}/deciding`)),
    async round({
      text = `Styret vedtar ${randomUUID()}.`,
      against,
      item: agendaItem = item,
      internal = false,
      hoursBetween = 0.01,
    } = {}) {
      const body = { agendaItem, internal, text, publish: true }
      const written = await must(ask('moteleder', 'POST', `/points/${point}/wordings`, body))
      const wordingId = written.wordings.find((wording) => wording.text === text)?.id
      app.passHours(hoursBetween)
      const opened = await must(
        ask('moteleder', 'POST', `/points/${point}/rounds`, { wordingId, how: 'meeting', deadline: null }),
      )
      const round = opened.rounds.at(-1)
      if (round === undefined) throw new Error('no round')
      for (const who of ['programeier', 'nhn', 'helse-nord'] as const) {
        const given =
          who === against ? { position: 'cannot', reason: 'For dyrt' } : { position: 'supports', reason: '' }
        await must(ask(who, 'PUT', `/rounds/${round.id}/position`, given))
      }
      await must(ask('moteleder', 'POST', `/rounds/${round.id}/reveal`))
      return round.id
    },
    asked: (roundId, over = {}) => ({
      key: requestKeySchema.parse(randomUUID()),
      roundId: roundId as Decide['roundId'],
      path: 'consensus',
      grounds: '',
      effect: { type: 'none' },
      reviewOn: null,
      reverses: null,
      ...over,
    }),
    async document() {
      const loaded = await log.load(boardRoom(programmeId))
      if (loaded === null) throw new Error('no board')
      return roomDocument(loaded)
    },
    close: () => app.close(),
  }
}

/** @returns status and code of an answer. */
export async function codeOf(asked: Promise<Response> | Response): Promise<[number, string | undefined]> {
  const answer = await asked
  const body = (await answer.json()) as { error?: { code: string } }
  return [answer.status, body.error?.code]
}
