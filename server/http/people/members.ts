// /api/programmes/{programme}/members: who is on the board, another role or other days, and taking somebody off it. Whoever may something else afterwards
// is sent to come back at once, on every node; whoever was taken off is signed out.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { changeMemberSchema, membersBodySchema } from '../../../shared/contract/members.ts'
import { endedSessionsSchema } from '../../../shared/contract/sign-in.ts'
import { boardRoom, type ProgrammeId, personIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { endMemberSessions } from '../../commands/people/end-sessions.ts'
import { changeMember, membersTold, removeMember } from '../../commands/people/members.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/members'
const programme = z.object({ programme: programmeIdSchema })
const member = programme.extend({ person: personIdSchema })
const all = { 'application/json': { schema: membersBodySchema } }

const list = createRoute({
  method: 'get',
  path,
  summary: 'Everybody with a place on the board',
  request: { params: programme },
  responses: { 200: { description: 'Members', content: all }, ...refusalResponses },
})
const change = createRoute({
  method: 'put',
  path: `${path}/{person}`,
  summary: 'Give a member another role, or a deputy other days',
  request: {
    params: member,
    body: { required: true, content: { 'application/json': { schema: changeMemberSchema } } },
  },
  responses: { 200: { description: 'Members as they now are', content: all }, ...refusalResponses },
})
const remove = createRoute({
  method: 'delete',
  path: `${path}/{person}`,
  summary: 'Take a member off the board and sign her out',
  request: { params: member },
  responses: { 204: { description: 'Gone' }, ...refusalResponses },
})
const signOut = createRoute({
  method: 'delete',
  path: `${path}/{person}/sessions`,
  summary: 'Sign a member out everywhere',
  request: { params: member },
  responses: {
    200: { description: 'How many ended', content: { 'application/json': { schema: endedSessionsSchema } } },
    ...refusalResponses,
  },
})

export function membersRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { database, now, rooms } = context

  app.openapi(list, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    return c.json(await told(programmeId, may(allowed.value, 'member.manage')), 200)
  })

  app.openapi(change, async (c) => {
    const { programme: programmeId, person: personId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'member.manage' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const changed = await changeMember(database, { programmeId, personId, actor, at: now() }, c.req.valid('json'))
    if (!changed.ok) return refusalAnswer(c, changed.refusal)
    if (changed.value) tell(programmeId)
    // Who has lowered herself is told no addresses.
    const role = (await context.people.rolesOn(programmeId, [actor.personId])).get(actor.personId) ?? null
    return c.json(await told(programmeId, may(role, 'member.manage')), 200)
  })

  app.openapi(remove, async (c) => {
    const { programme: programmeId, person: personId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'member.manage' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const removed = await removeMember(database, { programmeId, personId, actor, at: now() })
    if (!removed.ok) return refusalAnswer(c, removed.refusal)
    tell(programmeId)
    for (const id of removed.value) rooms.sessionEnded(id)
    return c.body(null, 204)
  })

  app.openapi(signOut, async (c) => {
    const { programme: programmeId, person: personId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'member.manage' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const ended = await endMemberSessions(database, { programmeId, personId, actor, at: now() })
    if (!ended.ok) return refusalAnswer(c, ended.refusal)
    for (const id of ended.value) rooms.sessionEnded(id)
    return c.json({ ended: ended.value.length }, 200)
  })

  async function told(programmeId: ProgrammeId, manages: boolean) {
    return { members: [...(await membersTold(database.db, { programmeId, manages, now: now() }))] }
  }

  function tell(programmeId: ProgrammeId): void {
    rooms.rightsChanged(programmeId)
    rooms.notify(boardRoom(programmeId), { topic: 'members', id: programmeId }, 'inner-table')
  }
}
