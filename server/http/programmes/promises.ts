// /api/programmes/{programme}/promises: what people have promised the board: making one, editing it, showing that it was kept, waiving it
// and opening it again. Internal ones are absent for those who may not read what is internal.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  type BoardPromise,
  changePromiseSchema,
  makePromiseSchema,
  promiseSchema,
  promisesBodySchema,
} from '../../../shared/contract/promises.ts'
import { boardRoom, type ProgrammeId, programmeIdSchema, promiseIdSchema } from '../../../shared/ids.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { agendaPlace } from '../../commands/agenda/agenda-place.ts'
import { logInCommand } from '../../store/log-in-command.ts'
import type { PlaceIn } from '../../store/promises.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/promises'
const programme = z.object({ programme: programmeIdSchema })
const one = { 'application/json': { schema: promiseSchema } }

const listPromises = createRoute({
  method: 'get',
  path,
  summary: 'Promises made to the board, open ones first by their date',
  request: { params: programme },
  responses: {
    200: { description: 'Promises', content: { 'application/json': { schema: promisesBodySchema } } },
    ...refusalResponses,
  },
})
const makePromise = createRoute({
  method: 'post',
  path,
  summary: 'Make a promise',
  request: {
    params: programme,
    body: { required: true, content: { 'application/json': { schema: makePromiseSchema } } },
  },
  responses: { 201: { description: 'The new promise', content: one }, ...refusalResponses },
})
const changePromise = createRoute({
  method: 'patch',
  path: `${path}/{promise}`,
  summary: 'Edit, keep, waive or reopen a promise',
  request: {
    params: programme.extend({ promise: promiseIdSchema }),
    body: { required: true, content: { 'application/json': { schema: changePromiseSchema } } },
  },
  responses: { 200: { description: 'The promise as it now is', content: one }, ...refusalResponses },
})

export function promisesRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { promises } = context

  app.openapi(listPromises, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const told = { programmeId, internal: may(allowed.value, 'internal.read') }
    const [list, people] = await Promise.all([promises.list(told), promises.peopleOf(told)])
    return c.json({ promises: [...list], people: [...people] }, 200)
  })

  app.openapi(makePromise, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'promise.edit' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const body = c.req.valid('json')
    const placeIn: PlaceIn = (tx, on) => agendaPlace({ log: logInCommand(tx, context.database) }, on)
    const made = await promises.make({ programmeId, by: actor.personId, at: context.now(), promise: body, placeIn })
    if (!made.ok) return refusalAnswer(c, made.refusal)
    tell(context, programmeId, made.value)
    return c.json(made.value, 201)
  })

  app.openapi(changePromise, async (c) => {
    const { programme: programmeId, promise: id } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'promise.edit' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const role = allowed.value
    const change = c.req.valid('json')
    const internal = may(role, 'internal.read')
    const at = context.now()
    const changed = await promises.change({ programmeId, id, by: actor.personId, at, change, role, internal })
    if (!changed.ok) return refusalAnswer(c, changed.refusal)
    tell(context, programmeId, changed.value)
    return c.json(changed.value, 200)
  })
}

/** Of an internal one those alone hear who may read it. */
function tell({ rooms }: Pick<HttpContext, 'rooms'>, programmeId: ProgrammeId, { internal }: BoardPromise): void {
  const forWhom = internal ? 'inner-table' : 'everybody'
  rooms.notify(boardRoom(programmeId), { topic: 'promises', id: programmeId }, forWhom)
}
