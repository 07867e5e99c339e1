// /api/programmes/{programme}/backlog, agenda items that wait for a point; and POST …/points/{point}/agenda, which carries an item between a
// point, another point and the backlog. Internal items are absent for those who may not read what is internal.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  addToBacklogSchema,
  backlogBodySchema,
  backlogItemSchema,
  carriedSchema,
  carryAgendaItemSchema,
} from '../../../shared/contract/meeting.ts'
import { paragraphs } from '../../../shared/document/rich-text.ts'
import { backlogIdSchema, boardRoom, type ProgrammeId, pointIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { carryAgendaItem } from '../../commands/agenda/carry-agenda-item.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/backlog'
const programme = z.object({ programme: programmeIdSchema })

const listBacklog = createRoute({
  method: 'get',
  path,
  summary: 'Agenda items that wait for a point',
  request: { params: programme },
  responses: {
    200: { description: 'The backlog', content: { 'application/json': { schema: backlogBodySchema } } },
    ...refusalResponses,
  },
})
const addToBacklog = createRoute({
  method: 'post',
  path,
  summary: 'Put a new item into the backlog',
  request: {
    params: programme,
    body: { required: true, content: { 'application/json': { schema: addToBacklogSchema } } },
  },
  responses: {
    201: { description: 'The item', content: { 'application/json': { schema: backlogItemSchema } } },
    ...refusalResponses,
  },
})
const removeFromBacklog = createRoute({
  method: 'delete',
  path: `${path}/{item}`,
  summary: 'Remove an item from the backlog',
  request: { params: programme.extend({ item: backlogIdSchema }) },
  responses: { 204: { description: 'It is gone' }, ...refusalResponses },
})
const carry = createRoute({
  method: 'post',
  path: '/api/programmes/{programme}/points/{point}/agenda',
  summary: 'Carry an agenda item to the backlog or another point, double it there, or take one up from the backlog',
  request: {
    params: programme.extend({ point: pointIdSchema }),
    body: { required: true, content: { 'application/json': { schema: carryAgendaItemSchema } } },
  },
  responses: {
    200: { description: 'Where it now stands', content: { 'application/json': { schema: carriedSchema } } },
    ...refusalResponses,
  },
})

export function backlogRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { backlog, now, rooms } = context
  /** Of an internal item those alone hear who may read it. */
  const tell = (programmeId: ProgrammeId, { internal }: { readonly internal: boolean }): void => {
    const forWhom = internal ? 'inner-table' : 'everybody'
    rooms.notify(boardRoom(programmeId), { topic: 'backlog', id: programmeId }, forWhom)
  }

  app.openapi(listBacklog, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const items = await backlog.list({ programmeId, internal: may(allowed.value, 'internal.read') })
    return c.json({ items: [...items] }, 200)
  })

  app.openapi(addToBacklog, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'agenda.edit' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const { notes, ...asked } = c.req.valid('json')
    const item = { ...asked, notes: notes === undefined ? [] : paragraphs(notes), from: null }
    const id = await backlog.add({ programmeId, item, by: actor.personId, at: now() })
    const added = await backlog.get({ programmeId, id })
    if (added === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    tell(programmeId, added)
    return c.json(added, 201)
  })

  app.openapi(removeFromBacklog, async (c) => {
    const { programme: programmeId, item: id } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'agenda.edit' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const internal = may(allowed.value, 'internal.read')
    const removed = await backlog.remove({ programmeId, id, internal })
    if (removed === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    tell(programmeId, removed)
    return c.body(null, 204)
  })

  app.openapi(carry, async (c) => {
    const { programme: programmeId, point: pointId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'agenda.edit' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const command = c.req.valid('json')
    const carried = await carryAgendaItem(context, {
      programmeId,
      pointId,
      command,
      by: actor.personId,
      internal: may(allowed.value, 'internal.read'),
    })
    return carried.ok ? c.json(carried.value, 200) : refusalAnswer(c, carried.refusal)
  })
}
