// Browser session: the cookie of who has come in, the end of the one the browser had, and what it came with. Called by every route that lets somebody in
// or out.

import Bowser from 'bowser'
import type { SessionBody } from '../../../shared/contract/http.ts'
import { permissionsOf } from '../../../shared/rules/permissions.ts'
import type { Actor } from '../../auth/actor.ts'
import { personColour } from '../../auth/person-colour.ts'
import { sessionCookie } from '../../auth/session-cookie.ts'
import type { BeginsWith, BegunSession } from '../../commands/people/begin-session.ts'
import { endOwnSessions } from '../../commands/people/end-sessions.ts'
import type { HttpContext, HttpRequest } from '../context.ts'

/** What every session begins with. */
export function beginsWith(c: HttpRequest, { now, settings }: Pick<HttpContext, 'now' | 'settings'>): BeginsWith {
  return { at: now(), sessionHours: settings.sessionHours, device: deviceOf(c.req.header('user-agent')) }
}

/** @returns browser and system, as «Firefox/Windows»; null where neither is known */
function deviceOf(userAgent: string | undefined): string | null {
  if (userAgent === undefined || userAgent === '') return null
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500))
  const named = [browser.name, os.name].map((name) => (name ?? '').replaceAll('/', ' ').slice(0, 40))
  return named.every((name) => name === '') ? null : named.join('/')
}

/** Ends the session the browser had, and hands it a new one. */
export async function comeIn(c: HttpRequest, context: HttpContext, begun: BegunSession): Promise<Actor> {
  await endBrowserSession(context, c.req.header('cookie'))
  const cookie = sessionCookie({ ...begun, secure: context.settings.secureCookies })
  c.header('Set-Cookie', cookie, { append: true })
  const actor = await context.currentActor(cookie.slice(0, cookie.indexOf(';')))
  if (actor === null) throw new Error('a session just made signs nobody in')
  return actor
}

export async function endBrowserSession(
  { currentActor, database, now, rooms }: HttpContext,
  cookieHeader: string | undefined,
): Promise<void> {
  const actor = await currentActor(cookieHeader)
  if (actor === null) return
  const ended = await endOwnSessions(database, { actor, at: now(), only: actor.sessionId })
  for (const id of ended) rooms.sessionEnded(id)
}

export async function sessionBody({ programmes, settings }: HttpContext, actor: Actor): Promise<SessionBody> {
  const { personId: id, name, organisation } = actor
  const memberships = (await programmes.list()).flatMap((programme) => {
    const role = actor.roleOn(programme.id)
    return role ? [{ programmeId: programme.id, role, permissions: [...permissionsOf(role)] }] : []
  })
  return {
    person: { id, name, organisation, colour: personColour(id) },
    memberships,
    expiresAt: actor.expiresAt.toISOString(),
    durable: settings.durable,
  }
}
