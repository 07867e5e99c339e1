// Context: what every route is handed: what commands are, sessions and links, what this server is reached by, and per request its id,
// its language and who it comes from. Composed by server/start-server.ts, and by tests with doubles.

import type { Context } from 'hono'
import type { z } from 'zod'
import type { readyBodySchema } from '../../shared/contract/http.ts'
import type { PointId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language/languages.ts'
import type { Actor } from '../auth/actor.ts'
import type { CurrentActor } from '../auth/current-actor.ts'
import type { OidcSignIn } from '../auth/oidc/oidc-sign-in.ts'
import type { CommandContext } from '../commands/context.ts'
import type { MailPort } from '../commands/people/mail-port.ts'
import type { CalendarStore } from '../store/calendar-secrets.ts'
import type { EvidenceStore } from '../store/evidence.ts'
import type { PaperStore } from '../store/papers.ts'
import type { ProjectorLinkStore } from '../store/projector-links.ts'
import type { SeriesStore } from '../store/series.ts'
import type { SessionStore } from '../store/sessions.ts'

export interface HttpContext extends CommandContext {
  readonly sessions: SessionStore
  readonly projectorLinks: ProjectorLinkStore
  readonly papers: PaperStore
  readonly evidence: EvidenceStore
  readonly series: SeriesStore
  readonly calendar: CalendarStore
  readonly currentActor: CurrentActor
  readonly newPointId: () => PointId
  readonly newRequestId: () => string
  /** Origins people may come from; known once the server listens. */
  readonly origins: () => readonly string[]
  /** Whether a host name of an address (IPv6 in brackets) is one people may use. */
  readonly isOwnHost: (hostname: string) => boolean
  readonly ready: () => Promise<z.infer<typeof readyBodySchema>>
  readonly settings: HttpSettings
  /** How people sign in at an issuer; null where there is none. */
  readonly oidc: OidcSignIn | null
  /** How mail is sent; null where none is set up. */
  readonly mailer: MailPort | null
}

export interface HttpSettings {
  /** Whether people sign in by picking a seat. */
  readonly seats: boolean
  /** Whether cookies are for https alone. */
  readonly secureCookies: boolean
  readonly sessionHours: number
  /** Whether a proxy stands in front, whose word on where a request comes from is believed. */
  readonly behindProxy: boolean
  /** What is asked of those who sign in at an issuer; null: nobody does. */
  readonly issuer: IssuerSettings | null
  /** Largest paper, in MiB. */
  readonly paperMaxMb: number
  /** Days the audit log is kept; null: for ever. */
  readonly auditKeepDays: number | null
  /** Whether answered commits survive a loss of power. */
  readonly durable: boolean
  /** Folder of the built client; null when somebody else serves it. */
  readonly clientFolder: string | null
}

export interface IssuerSettings {
  /** What its button says; null: our own words. */
  readonly label: string | null
  readonly tellsEmail: boolean
  /** What is enough for a formal act; none: any. */
  readonly assurances: readonly string[]
  /** How long ago she may have shown who she is, for a formal act; null: any time. */
  readonly maxAgeSeconds: number | null
}

export interface HttpEnv {
  /** The connection, where there is one. */
  Bindings: { readonly incoming?: { readonly socket: { readonly remoteAddress?: string } } }
  Variables: {
    requestId: string
    language: Language
    actor: Actor
  }
}

export type HttpRequest = Context<HttpEnv>
