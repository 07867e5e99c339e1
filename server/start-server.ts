// Starts a whole server: database, seeds, bus, figures, live rooms, HTTP, in that order, and stops it in the reverse one. Several can stand in one
// process, and over one database. Promises that when it returns, people can be served at `url`, and that after `close()` nothing of it runs.
// Called by server/run-process.ts and by tests.

import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { z } from 'zod'
import { buildOfPage } from '../shared/contract/client-build.ts'
import type { readyBodySchema } from '../shared/contract/http.ts'
import { pointIdSchema } from '../shared/ids.ts'
import { keepAudit } from './audit-retention.ts'
import { currentActor } from './auth/current-actor.ts'
import { oidcSignIn } from './auth/oidc/oidc-sign-in.ts'
import type { CommandContext } from './commands/context.ts'
import { type Config, isLoopback } from './config.ts'
import type { ProgrammeSeed } from './domain/programme-seed.ts'
import { createApp } from './http/app.ts'
import { type Mailer, smtpMailer } from './mail/mailer.ts'
import { startMail } from './mail/start-mail.ts'
import { metricsServer } from './metrics/metrics-server.ts'
import { type Prometheus, prometheus } from './metrics/prometheus.ts'
import { openBus } from './open-bus.ts'
import { bracketed, ownOrigins } from './own-origins.ts'
import { createRealtime } from './realtime/create-realtime.ts'
import { dayWatch } from './realtime/day-watch.ts'
import type { SocketLimits } from './realtime/socket-connection.ts'
import { systemClock } from './realtime/system-clock.ts'
import { within } from './realtime/within.ts'
import { builtInProgrammes } from './seeding/built-in-programmes.ts'
import { seedProgrammes } from './seeding/seed-programmes.ts'
import { backlogStore } from './store/backlog.ts'
import { calendarStore } from './store/calendar-secrets.ts'
import { clientLeaseStore } from './store/client-leases.ts'
import type { Database } from './store/database.ts'
import { databaseReadiness } from './store/database-readiness.ts'
import { evidenceStore } from './store/evidence.ts'
import { meetingStore } from './store/meetings.ts'
import { turnDay } from './store/members.ts'
import { openDatabase } from './store/open-database.ts'
import { type PaperObjects, s3PaperObjects } from './store/paper-objects.ts'
import { paperStore } from './store/papers.ts'
import { peopleStore } from './store/people.ts'
import { completePointRooms } from './store/point-rooms.ts'
import { pointStore } from './store/points.ts'
import { programmeStore } from './store/programmes.ts'
import { projectorLinkStore } from './store/projector-links.ts'
import { promiseStore } from './store/promises.ts'
import { seriesStore } from './store/series.ts'
import { sessionStore } from './store/sessions.ts'
import { updateLog } from './store/update-log.ts'
import { writtenLately } from './store/written-lately.ts'

/** The part of a logger the server uses; pino fits. */
export interface ServerLog {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface ServerOptions {
  /** Time of day, for sessions and seeds; the machine's unless told. */
  readonly now?: () => Date
  readonly log: ServerLog
  /** What is seeded; the built-in programmes unless told. */
  readonly programmes?: readonly ProgrammeSeed[]
  /** Serves the client's sources in development; the built client unless told. */
  readonly client?: (server: Server) => Promise<DevelopmentClient>
  readonly clientFolder?: string
  readonly pgliteTemplate?: string
  /** How mail is sent; as it is set up, unless told. */
  readonly mailer?: Mailer
  /** How often one connection may send; wider only where the server itself is measured. */
  readonly limits?: SocketLimits
}

export interface DevelopmentClient {
  /** Answers what is the client's, or calls `next`. */
  readonly handle: (...request: [...Parameters<RequestListener>, next: () => void]) => void
  close(): Promise<void>
}

export interface RunningServer {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string
  /** Where figures are answered, or null. */
  readonly metricsPort: number | null
  /** Stops in good order: not ready, live connections closed, what was taken in is written, database closed. May be called twice. */
  close(): Promise<void>
}

const builtClient = fileURLToPath(new URL('../client/dist', import.meta.url))
/** How long a session that has expired or was ended stays in the database. */
const keepOverSessionsMs = 30 * 24 * 3_600_000
/** Whoever was in a room comes back within minutes of a restart. */
const lately = { withinMs: 900_000, most: 24 }
const headersTimeoutMs = 10_000
/** Time enough for the largest paper over a slow line. */
const requestTimeoutMs = 180_000
/**
 * Longer than a proxy or a client keeps an idle connection, so that it is never the server that ends one as a request is on its way:
 * nginx and most balancers keep it a minute.
 */
const keepAliveTimeoutMs = 65_000
/** How often Node looks for connections over those times; its own half minute would let slow ones stay that much longer. */
const checkConnectionsMs = 1_000
/** What may hang on a network that has gone silent is not waited for longer, so that the whole stop takes less than 25 s. */
const lastRequestsMs = 2_000
const lastWordsMs = 1_000
/** A mail that is not taken by then is taken up again by whoever is there when its claim has lapsed. */
const lastMailMs = 5_000

/** @throws FolderInUse, UnsafeDatabase, or the error of a port that cannot be had; nothing is left open then. */
export async function startServer(config: Config, options: ServerOptions): Promise<RunningServer> {
  const { log, now = () => new Date() } = options
  const undo: (() => Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const database = await openDatabase({
      dataDir: config.dataDir,
      databaseUrl: config.databaseUrl ?? undefined,
      allowUnsafeDatabase: config.allowUnsafeDatabase,
      pgliteTemplate: options.pgliteTemplate,
      log,
    })
    // The embedded database must have its time: it writes what it has.
    undo.push(() => (database.kind === 'pglite' ? database.close() : shortly(() => database.close())))
    const objects = config.objectStore && s3PaperObjects(config.objectStore)
    const stores = storesOf(database, objects)
    const seeds = options.programmes ?? builtInProgrammes()
    await seedProgrammes({ programmes: stores.programmes, seeds, now: now() })
    await completePointRooms(database)
    await stores.sessions.removeOverBefore(new Date(now().getTime() - keepOverSessionsMs))
    const auditRetention = await keepAudit({ database, keptDays: config.auditKeepDays, now, log })
    undo.push(async () => auditRetention.end())
    const who = currentActor({ ...stores, now, seats: config.seats })
    const figures = config.metricsPort === null ? null : prometheus()
    const nodeId = randomUUID()
    const bus = await openBus({
      config,
      database,
      bootId: nodeId,
      count: (event, times) => figures?.count('bus', { event }, times),
    })
    if (bus !== null) undo.push(() => shortly(() => bus.close()))
    const metrics =
      figures && (await metricsServer({ port: config.metricsPort ?? 0, host: config.metricsHost, figures }))
    if (metrics !== null) undo.push(() => metrics.close())
    const server = createServer({
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
      connectionsCheckingInterval: checkConnectionsMs,
    })
    undo.push(() => closeServer(server))
    const clientFolder = options.client ? null : (options.clientFolder ?? builtClient)
    const realtime = createRealtime({
      ...stores,
      clock: { ...systemClock, now },
      ids: { uuid: randomUUID },
      logger: log,
      nodeId,
      build: clientFolder === null ? null : await servedBuild(clientFolder),
      ...(bus && { bus }),
      ...(figures && { measures: figures }),
      ...(options.limits && { limits: options.limits }),
    })
    undo.push(() => realtime.close())
    const days = await dayWatch({
      turnDay: (since) => turnDay(database, since),
      rightsChanged: (programmeId) => realtime.rightsChanged(programmeId),
      clock: systemClock,
      logger: log,
    })
    undo.push(async () => days.stop())
    let origins: readonly string[] = []
    let draining = false
    const mailer = options.mailer ?? (config.mail && smtpMailer(config.mail))
    const commands = {
      database,
      ...stores,
      rooms: {
        appended: (room) => realtime.rooms.appended(room),
        notify: (room, notice, forWhom = 'everybody') => realtime.rooms.notify(room, notice, forWhom),
        sessionEnded: (sessionId) => realtime.revoke.session(sessionId),
        rightsChanged: (programmeId) => realtime.rightsChanged(programmeId),
      },
      now,
      logger: log,
    } satisfies CommandContext
    const app = createApp({
      ...commands,
      currentActor: who,
      mailer,
      newPointId: () => pointIdSchema.parse(`punkt-${randomBytes(8).toString('hex')}`),
      newRequestId: randomUUID,
      origins: () => origins,
      isOwnHost: (hostname) => !config.seats || isLoopback(hostname),
      ready: async () => readiness({ database, draining, log: realtime.ready() }),
      settings: {
        seats: config.seats,
        secureCookies: config.publicOrigin?.startsWith('https:') ?? false,
        sessionHours: config.sessionHours,
        behindProxy: config.publicOrigin !== null,
        issuer: config.oidc && { ...config.oidc, tellsEmail: config.oidc.claims.email !== null },
        paperMaxMb: config.paperMaxMb,
        auditKeepDays: config.auditKeepDays,
        durable: database.durability === 'fsync',
        clientFolder,
      },
      oidc: config.oidc && oidcSignIn(config.oidc, { now, logger: log }),
    })
    const door = { allowedOrigins: () => origins, authenticate: who }
    const overHttp = realtime.requests(door)
    const answer = getRequestListener((request, env) => app.fetch(request, env))
    const listener: RequestListener = (req, res) => {
      if (!overHttp(req, res)) void answer(req, res)
    }
    if (options.client) {
      const client = await options.client(server)
      undo.push(() => client.close())
      server.on('request', (req, res) =>
        isOurs(req.url) ? listener(req, res) : client.handle(req, res, () => listener(req, res)),
      )
    } else server.on('request', listener)
    if (figures !== null) countRequests(server, figures)
    realtime.attach(server, door)
    const port = await listen(server, config)
    origins = ownOrigins(config, port)
    void realtime.openAgain(() => writtenLately(database, lately))
    undo.push(async () => {
      draining = true
    })
    const url = `http://${bracketed(config.host)}:${port}`
    if (config.mail !== null && mailer !== null) {
      const origin = () => config.publicOrigin ?? url
      const stopMail = startMail({ context: commands, mailer, settings: config.mail, origin })
      undo.push(() => within({ clock: systemClock, ms: lastMailMs, run: stopMail }).then(() => undefined))
    }
    return { url, metricsPort: metrics?.port ?? null, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** @param objects where papers' content goes; null: into the database */
function storesOf(database: Database, objects: PaperObjects | null) {
  return {
    people: peopleStore(database),
    sessions: sessionStore(database),
    programmes: programmeStore(database),
    points: pointStore(database),
    meetings: meetingStore(database),
    projectorLinks: projectorLinkStore(database),
    papers: paperStore(database, objects),
    evidence: evidenceStore(database),
    promises: promiseStore(database),
    series: seriesStore(database),
    backlog: backlogStore(database),
    calendar: calendarStore(database),
    leases: clientLeaseStore(database),
    log: updateLog(database),
  }
}

/** Null also where nothing is built: then no page is served either. */
async function servedBuild(folder: string): Promise<string | null> {
  return buildOfPage(await readFile(join(folder, 'index.html'), 'utf8').catch(() => ''))
}

async function readiness(o: {
  readonly database: Database
  readonly draining: boolean
  readonly log: 'ok' | 'read-only'
}): Promise<z.infer<typeof readyBodySchema>> {
  const parts = await databaseReadiness(o.database)
  const ready = !o.draining && parts.database === 'ok' && parts.migrations === 'ok' && o.log === 'ok'
  return { ready, ...parts, log: o.log, durability: o.database.durability }
}

/** In development, what is not the API's is the client's, and so are the client's own sources in client/api and client/live. */
function isOurs(url = '/'): boolean {
  return /^\/(?:api|calendar|live|live-http|healthz|readyz)(?:[/?]|$)/.test(url) && !/\.tsx?(?:\?|$)/.test(url)
}

async function listen(server: Server, { port, host }: Config): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port')
  return address.port
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const late = setTimeout(() => server.closeAllConnections(), lastRequestsMs)
  await closed
  clearTimeout(late)
}

function countRequests(server: Server, figures: Pick<Prometheus, 'count'>): void {
  server.on('request', (_, response) => {
    response.on('finish', () => figures.count('requests', { status: `${Math.floor(response.statusCode / 100)}xx` }))
  })
}

/** Waits for something to end, but not for long. */
async function shortly(end: () => Promise<void>): Promise<void> {
  await within({ clock: systemClock, ms: lastWordsMs, run: end })
}
