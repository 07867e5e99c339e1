// /api/programmes/{programme}/invitations: who is invited, inviting, withdrawing. /api/invitations/{token}: what an invitation is to, for whoever has its
// link, and accepting it, which is never done by looking.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { invitationsBodySchema, inviteSchema, madeLinkSchema } from '../../../shared/contract/members.ts'
import { cameInSchema, invitationBodySchema } from '../../../shared/contract/sign-in.ts'
import { boardRoom, type ProgrammeId, programmeIdSchema } from '../../../shared/ids.ts'
import { hashOfToken } from '../../auth/session-cookie.ts'
import { acceptInvitation, inviteMember, withdrawInvitation } from '../../commands/people/invitations.ts'
import { invitationOfToken, openInvitations } from '../../store/invitations.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { addressLimited, tooOften } from '../limits/limited.ts'
import type { RateLimits } from '../limits/rate-limits.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'
import { beginsWith, comeIn } from './browser-session.ts'

const path = '/api/programmes/{programme}/invitations'
const linkPath = '/api/invitations/{token}'
const programme = z.object({ programme: programmeIdSchema })
const token = z.object({ token: z.string().max(64) })

const list = createRoute({
  method: 'get',
  path,
  summary: 'Invitations that wait, the newest first',
  request: { params: programme },
  responses: {
    200: { description: 'Invitations', content: { 'application/json': { schema: invitationsBodySchema } } },
    ...refusalResponses,
  },
})
const invite = createRoute({
  method: 'post',
  path,
  summary: 'Invite an address to a role',
  request: { params: programme, body: { required: true, content: { 'application/json': { schema: inviteSchema } } } },
  responses: {
    201: {
      description: 'Invited; the link where it did not go by mail',
      content: { 'application/json': { schema: madeLinkSchema } },
    },
    ...refusalResponses,
  },
})
const withdraw = createRoute({
  method: 'delete',
  path: `${path}/{invitation}`,
  summary: 'Withdraw an invitation',
  request: { params: programme.extend({ invitation: z.uuid() }) },
  responses: { 204: { description: 'Withdrawn' }, ...refusalResponses },
})
const look = createRoute({
  method: 'get',
  path: linkPath,
  summary: 'What an invitation is to, for whoever has the link',
  request: { params: token },
  responses: {
    200: { description: 'The invitation', content: { 'application/json': { schema: invitationBodySchema } } },
    ...refusalResponses,
  },
})
const accept = createRoute({
  method: 'post',
  path: linkPath,
  summary: 'Accept an invitation',
  request: { params: token },
  responses: {
    200: { description: 'A member; signed in', content: { 'application/json': { schema: cameInSchema } } },
    ...refusalResponses,
  },
})

export function invitationsRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext, limits: RateLimits): void {
  const { database, now, rooms, settings } = context
  const way = context.oidc === null ? 'link' : 'issuer'

  app.openapi(list, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'member.manage' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const open = await openInvitations(database.db, { programmeId, now: now() })
    const invitations = open.map(({ id, email, name, role, invitedBy, createdAt, expiresAt }) => ({
      ...{ id, email, name, role, invitedBy },
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }))
    return c.json({ invitations, byMail: context.mailer !== null }, 200)
  })

  app.openapi(invite, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const { actor, language } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'member.manage' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const often = await tooOften(c, limits, { what: 'invite', key: actor.personId })
    if (often !== null) return often as never
    const made = await inviteMember(context, {
      ...{ programmeId, actor, language },
      invite: c.req.valid('json'),
      at: now(),
      origin: context.origins()[0] ?? '',
    })
    if (!made.ok) return refusalAnswer(c, made.refusal)
    tell(programmeId)
    return c.json(made.value, 201)
  })

  app.openapi(withdraw, async (c) => {
    const { programme: programmeId, invitation: id } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'member.manage' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const withdrawn = await withdrawInvitation(database, { programmeId, id, actor, at: now() })
    if (!withdrawn.ok) return refusalAnswer(c, withdrawn.refusal)
    tell(programmeId)
    return c.body(null, 204)
  })

  app.use('/api/invitations/:token', addressLimited(context, limits, 'link'))
  app.openapi(look, async (c) => {
    const tokenHash = hashOfToken(c.req.valid('param').token)
    const invitation = await invitationOfToken(database.db, { tokenHash, now: now() })
    const programme = invitation && (await context.programmes.get(invitation.programmeId))
    if (!invitation || !programme) return refusalAnswer(c, { code: 'LINK_OVER', field: 'invitation' })
    const by = await context.people.personWithRoles(invitation.invitedBy)
    const actor = await context.currentActor(c.req.header('cookie'))
    return c.json(
      {
        programme: { id: programme.id, name: programme.name },
        role: invitation.role,
        invitedBy: { name: by?.name ?? '', organisation: by?.organisation ?? '' },
        email: invitation.email,
        expiresAt: invitation.expiresAt.toISOString(),
        needs: way === 'issuer' && actor === null ? ('sign-in' as const) : ('nothing' as const),
      },
      200,
    )
  })

  app.openapi(accept, async (c) => {
    const { token: given } = c.req.valid('param')
    const often = await tooOften(c, limits, { what: 'oneLink', key: given, field: 'sign-in' })
    if (often !== null) return often as never
    const accepted = await acceptInvitation(database, {
      ...beginsWith(c, context),
      token: given,
      actor: await context.currentActor(c.req.header('cookie')),
      way,
      tellsEmail: settings.issuer?.tellsEmail ?? true,
      byMail: context.mailer !== null,
    })
    if (!accepted.ok) return refusalAnswer(c, accepted.refusal)
    const { programmeId, session } = accepted.value
    if (session !== null) await comeIn(c, context, session)
    rooms.rightsChanged(programmeId)
    tell(programmeId)
    return c.json({ programmeId }, 200)
  })

  function tell(programmeId: ProgrammeId): void {
    rooms.notify(boardRoom(programmeId), { topic: 'members', id: programmeId }, 'inner-table')
  }
}
