// The HTTP application over a real database and seeded boards, without a port and without live rooms: what the rooms are told is kept
// in lists. Time stands still until a test moves it. Called by the tests of server/http.

import { randomUUID } from 'node:crypto'
import { currentActor } from '../../server/auth/current-actor.ts'
import type { OidcSignIn } from '../../server/auth/oidc/oidc-sign-in.ts'
import type { NoticeFor } from '../../server/bus/bus.ts'
import type { CommandContext } from '../../server/commands/context.ts'
import type { MailPort } from '../../server/commands/people/mail-port.ts'
import { isLoopback } from '../../server/config.ts'
import type { ProgrammeSeed } from '../../server/domain/programme-seed.ts'
import { createApp } from '../../server/http/app.ts'
import type { HttpContext, HttpSettings } from '../../server/http/context.ts'
import { builtInProgrammes } from '../../server/seeding/built-in-programmes.ts'
import { seedProgrammes } from '../../server/seeding/seed-programmes.ts'
import { backlogStore } from '../../server/store/backlog.ts'
import { calendarStore } from '../../server/store/calendar-secrets.ts'
import type { Database } from '../../server/store/database.ts'
import { evidenceStore } from '../../server/store/evidence.ts'
import { meetingStore } from '../../server/store/meetings.ts'
import { openDatabase } from '../../server/store/open-database.ts'
import type { PaperObjects } from '../../server/store/paper-objects.ts'
import { paperStore } from '../../server/store/papers.ts'
import { peopleStore } from '../../server/store/people.ts'
import { pointStore } from '../../server/store/points.ts'
import { programmeStore } from '../../server/store/programmes.ts'
import { projectorLinkStore } from '../../server/store/projector-links.ts'
import { promiseStore } from '../../server/store/promises.ts'
import { seriesStore } from '../../server/store/series.ts'
import { sessionStore } from '../../server/store/sessions.ts'
import { updateLog } from '../../server/store/update-log.ts'
import type { Notice } from '../../shared/contract/notice.ts'
import { type ProgrammeId, pointIdSchema, type RoomName } from '../../shared/ids.ts'

export const ourOrigin = 'http://localhost:3000'

export interface Ask {
  readonly method?: string
  readonly path: string
  /** A Cookie header. */
  readonly cookie?: string
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is, in place of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
  /** Null: none. Ours unless told. */
  readonly origin?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export interface HttpAppDouble {
  ask(ask: Ask): Promise<Response>
  /** Takes a seat. @returns the Cookie header of the session */
  signIn(seat: string): Promise<string>
  /** Log lines, each with its message. */
  readonly lines: (object & { readonly message: string })[]
  readonly appended: RoomName[]
  /** `forWhom` stands where it is not for everybody. */
  readonly notices: { readonly room: RoomName; readonly notice: Notice; readonly forWhom?: NoticeFor }[]
  readonly ended: string[]
  /** Programmes of which the rooms were told that roles have changed. */
  readonly rightsChanged: ProgrammeId[]
  readonly database: Database
  /** What routes and mail are handed alike. */
  readonly context: CommandContext & Pick<HttpContext, 'evidence' | 'papers'>
  /** Moves the clock. */
  passHours(hours: number): void
  close(): Promise<void>
}

export const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined }
/** A Monday. */
export const seededAt = new Date('2026-11-23T09:00:00Z')

export async function openHttpApp(o: {
  readonly databaseUrl: string
  readonly settings?: Partial<HttpSettings>
  readonly programmes?: readonly ProgrammeSeed[]
  /** Where papers go; into the database unless told. */
  readonly objects?: PaperObjects
  /** How people sign in at an issuer; nobody does unless told. @param now the time of the application */
  readonly oidc?: (now: () => Date) => OidcSignIn
  /** What sends mail; none unless told. */
  readonly mailer?: MailPort
  /** When the clock stands; a Monday in November unless told. */
  readonly startsAt?: Date
}): Promise<HttpAppDouble> {
  const database = await openDatabase({ dataDir: '', databaseUrl: o.databaseUrl, log: quiet, maxConnections: 4 })
  const stores = {
    people: peopleStore(database),
    sessions: sessionStore(database),
    programmes: programmeStore(database),
    points: pointStore(database),
    meetings: meetingStore(database),
    projectorLinks: projectorLinkStore(database),
    papers: paperStore(database, o.objects ?? null),
    evidence: evidenceStore(database),
    promises: promiseStore(database),
    series: seriesStore(database),
    backlog: backlogStore(database),
    calendar: calendarStore(database),
    log: updateLog(database),
  }
  await seedProgrammes({ programmes: stores.programmes, seeds: o.programmes ?? builtInProgrammes(), now: seededAt })
  let time = (o.startsAt ?? seededAt).getTime()
  const now = (): Date => new Date(time)
  const lines: HttpAppDouble['lines'] = []
  const keep = (fields: object, message: string): void => void lines.push({ ...fields, message })
  const appended: RoomName[] = []
  const notices: HttpAppDouble['notices'] = []
  const ended: string[] = []
  const rightsChanged: ProgrammeId[] = []
  const context: HttpAppDouble['context'] = {
    database,
    ...stores,
    now,
    rooms: {
      appended: (room) => void appended.push(room),
      notify: (room, notice, forWhom = 'everybody') =>
        void notices.push({ room, notice, ...(forWhom === 'everybody' ? {} : { forWhom }) }),
      sessionEnded: (id) => void ended.push(id),
      rightsChanged: (programmeId) => void rightsChanged.push(programmeId),
    },
    logger: { info: keep, debug: keep, error: keep },
  }
  const app = createApp({
    ...stores,
    ...context,
    currentActor: currentActor({ ...stores, now, seats: true }),
    mailer: o.mailer ?? null,
    newPointId: () => pointIdSchema.parse(`punkt-${randomUUID()}`),
    newRequestId: randomUUID,
    origins: () => [ourOrigin],
    isOwnHost: isLoopback,
    ready: async () => ({ ready: true, database: 'ok', migrations: 'ok', log: 'ok', durability: database.durability }),
    settings: {
      seats: true,
      secureCookies: false,
      sessionHours: 12,
      behindProxy: false,
      issuer: null,
      paperMaxMb: 1,
      auditKeepDays: null,
      durable: true,
      clientFolder: null,
      ...o.settings,
    },
    oidc: o.oidc?.(now) ?? null,
  })
  const ask = async ({
    method = 'GET',
    path,
    cookie,
    body,
    raw,
    origin = ourOrigin,
    headers,
  }: Ask): Promise<Response> => {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    return app.request(path, {
      method,
      headers: {
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
        ...(origin === null ? {} : { origin }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content, duplex: 'half' }),
    })
  }
  return {
    ask,
    lines,
    appended,
    notices,
    ended,
    rightsChanged,
    database,
    context,
    passHours: (hours) => {
      time += hours * 3_600_000
    },
    close: () => database.close(),
    async signIn(seat) {
      const answer = await ask({ method: 'POST', path: '/api/session', body: { seat } })
      const cookie = answer.headers.get('set-cookie')?.split(';')[0]
      if (answer.status !== 201 || cookie === undefined)
        throw new Error(`no session for ${seat}: ${await answer.text()}`)
      return cookie
    },
  }
}
