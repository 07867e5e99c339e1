// /api/programmes/{programme}/shares: links that let others read the board, making one, withdrawing one. /api/shares/{token}: what a link is to, opening it,
// and asking for a link by mail to an address it names, where no issuer says who one is.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { madeLinkSchema, makeShareSchema, sharesBodySchema } from '../../../shared/contract/members.ts'
import { askSignInLinkSchema, cameInSchema, shareBodySchema } from '../../../shared/contract/sign-in.ts'
import { boardRoom, type ProgrammeId, programmeIdSchema } from '../../../shared/ids.ts'
import { localName } from '../../../shared/language/local-name.ts'
import { hashOfToken } from '../../auth/session-cookie.ts'
import { sendSignInLink } from '../../commands/people/mail-sign-in.ts'
import { endShare, makeShare, openShare } from '../../commands/people/share-links.ts'
import { shareOfToken, standingShares } from '../../store/share-links.ts'
import { signedIn } from '../before-routes.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { addressLimited, tooOften } from '../limits/limited.ts'
import type { RateLimits } from '../limits/rate-limits.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/shares'
const linkPath = '/api/shares/{token}'
const programme = z.object({ programme: programmeIdSchema })
const token = z.object({ token: z.string().max(64) })

const list = createRoute({
  method: 'get',
  path,
  summary: 'Share links that stand, the newest first',
  request: { params: programme },
  responses: {
    200: { description: 'Share links', content: { 'application/json': { schema: sharesBodySchema } } },
    ...refusalResponses,
  },
})
const make = createRoute({
  method: 'post',
  path,
  summary: 'Make a share link; told once',
  request: {
    params: programme,
    body: { required: true, content: { 'application/json': { schema: makeShareSchema } } },
  },
  responses: {
    201: { description: 'The link', content: { 'application/json': { schema: madeLinkSchema } } },
    ...refusalResponses,
  },
})
const withdraw = createRoute({
  method: 'delete',
  path: `${path}/{share}`,
  summary: 'Withdraw a share link, and what came of it',
  request: { params: programme.extend({ share: z.uuid() }) },
  responses: { 204: { description: 'Withdrawn' }, ...refusalResponses },
})
const look = createRoute({
  method: 'get',
  path: linkPath,
  summary: 'What a share link is to, for whoever has it',
  request: { params: token },
  responses: {
    200: { description: 'The share link', content: { 'application/json': { schema: shareBodySchema } } },
    ...refusalResponses,
  },
})
const open = createRoute({
  method: 'post',
  path: linkPath,
  summary: 'Come onto the board by a share link',
  request: { params: token },
  responses: {
    200: { description: 'An observer', content: { 'application/json': { schema: cameInSchema } } },
    ...refusalResponses,
  },
})
const askForLink = createRoute({
  method: 'post',
  path: `${linkPath}/mail`,
  summary: 'Ask for a link to sign in by, to an address the share link names',
  request: {
    params: token,
    body: { required: true, content: { 'application/json': { schema: askSignInLinkSchema.pick({ email: true }) } } },
  },
  responses: { 202: { description: 'Sent, if the link names the address' }, ...refusalResponses },
})

export function sharesRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext, limits: RateLimits): void {
  const { database, logger, now, rooms } = context
  const mailer = context.oidc === null ? context.mailer : null
  const { db } = database

  app.openapi(list, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'share.make' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const standing = await standingShares(db, { programmeId, now: now() })
    const shares = standing.map(({ programmeId: _, emails, createdAt, expiresAt, ...share }) => ({
      ...share,
      emails: [...emails],
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }))
    return c.json({ shares }, 200)
  })

  app.openapi(make, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'share.make' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const often = await tooOften(c, limits, { what: 'invite', key: actor.personId })
    if (often !== null) return often as never
    const made = await makeShare(database, { programmeId, actor, at: now() }, c.req.valid('json'))
    if (!made.ok) return refusalAnswer(c, made.refusal)
    tell(programmeId)
    return c.json(made.value, 201)
  })

  app.openapi(withdraw, async (c) => {
    const { programme: programmeId, share: id } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'share.make' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const ended = await endShare(database, { programmeId, actor, at: now(), id })
    if (!ended.ok) return refusalAnswer(c, ended.refusal)
    rooms.rightsChanged(programmeId)
    tell(programmeId)
    return c.body(null, 204)
  })

  app.use('/api/shares/:token/*', addressLimited(context, limits, 'link'))
  app.openapi(look, async (c) => {
    const share = await shareOfToken(db, { tokenHash: hashOfToken(c.req.valid('param').token), now: now() })
    const programme = share && (await context.programmes.get(share.programmeId))
    if (!share || !programme) return refusalAnswer(c, { code: 'LINK_OVER', field: 'share' })
    const actor = await context.currentActor(c.req.header('cookie'))
    const needs = actor !== null ? 'nothing' : mailer !== null ? 'mail' : 'sign-in'
    return c.json(
      {
        programme: { id: programme.id, name: programme.name },
        label: share.label,
        expiresAt: share.expiresAt.toISOString(),
        needs: needs as 'nothing' | 'mail' | 'sign-in',
      },
      200,
    )
  })

  app.post('/api/shares/:token', signedIn(context))
  app.openapi(open, async (c) => {
    const opened = await openShare(database, { token: c.req.valid('param').token, actor: c.var.actor, at: now() })
    if (!opened.ok) return refusalAnswer(c, opened.refusal)
    rooms.rightsChanged(opened.value.programmeId)
    tell(opened.value.programmeId)
    return c.json({ programmeId: opened.value.programmeId }, 200)
  })

  app.openapi(askForLink, async (c) => {
    if (mailer === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const { token: given } = c.req.valid('param')
    const { email } = c.req.valid('json')
    const often = await tooOften(c, limits, { what: 'mailbox', key: email, field: 'sign-in' })
    if (often !== null) return often as never
    const share = await shareOfToken(db, { tokenHash: hashOfToken(given), now: now() })
    const programme = share && (await context.programmes.get(share.programmeId))
    if (!share || !programme) return refusalAnswer(c, { code: 'LINK_OVER', field: 'share' })
    const { language } = c.var
    if (share.emails.includes(email)) {
      sendSignInLink(
        { database, mailer, logger },
        {
          ...{ email, language },
          at: now(),
          origin: context.origins()[0] ?? '',
          returnTo: `/share/${given}`,
          share: { programme: localName(programme.name, language) },
        },
      )
    }
    return c.body(null, 202)
  })

  function tell(programmeId: ProgrammeId): void {
    rooms.notify(boardRoom(programmeId), { topic: 'members', id: programmeId }, 'inner-table')
  }
}
