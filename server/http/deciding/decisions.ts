// /api/programmes/{programme}/decisions and …/points/{point}/decisions: deciding, the register of what was decided, and the board as the members saw it.
// Deciding again with the same key answers what became of it.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  boardThenSchema,
  decideSchema,
  preparedReversalSchema,
  prepareReversalSchema,
  registerBodySchema,
  registerFilterSchema,
  reversalBodySchema,
  shownDecisionSchema,
} from '../../../shared/contract/deciding.ts'
import { boardRoom, decisionIdSchema, pointIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { agendaRoom } from '../../commands/agenda/agenda-place.ts'
import { attemptOf, decideCommand } from '../../commands/deciding/decide-command.ts'
import { boardThen, register } from '../../commands/register/register.ts'
import { prepareReversal, reversalNow } from '../../commands/register/reversal.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { sureEnough } from '../people/step-up.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const base = '/api/programmes/{programme}'
const programme = z.object({ programme: programmeIdSchema })

const decide = createRoute({
  method: 'post',
  path: `${base}/points/{point}/decisions`,
  summary: 'Decide: the wording of a revealed round, on one of its three paths',
  request: {
    params: programme.extend({ point: pointIdSchema }),
    body: { required: true, content: { 'application/json': { schema: decideSchema } } },
  },
  responses: {
    201: {
      description: 'The decision; the same again for the same key',
      content: { 'application/json': { schema: shownDecisionSchema } },
    },
    ...refusalResponses,
  },
})
const readRegister = createRoute({
  method: 'get',
  path: `${base}/decisions`,
  summary: 'The register of decisions, newest first',
  request: { params: programme, query: registerFilterSchema },
  responses: {
    200: { description: 'Decisions', content: { 'application/json': { schema: registerBodySchema } } },
    ...refusalResponses,
  },
})
const readBoardThen = createRoute({
  method: 'get',
  path: `${base}/decisions/{decision}/board`,
  summary: 'The board as the members saw it when they decided',
  request: { params: programme.extend({ decision: decisionIdSchema }) },
  responses: {
    200: { description: 'The board', content: { 'application/json': { schema: boardThenSchema } } },
    ...refusalResponses,
  },
})
const readReversal = createRoute({
  method: 'get',
  path: `${base}/decisions/{decision}/reversal`,
  summary: 'What taking a decision back would do to the board as it stands',
  request: { params: programme.extend({ decision: decisionIdSchema }) },
  responses: {
    200: {
      description: 'What is taken back, and what stays',
      content: { 'application/json': { schema: reversalBodySchema } },
    },
    ...refusalResponses,
  },
})
const prepare = createRoute({
  method: 'post',
  path: `${base}/decisions/{decision}/reversal`,
  summary: 'Put a case on the agenda of a point that takes a decision back, with the text to decide',
  request: {
    params: programme.extend({ decision: decisionIdSchema }),
    body: { required: true, content: { 'application/json': { schema: prepareReversalSchema } } },
  },
  responses: {
    201: { description: 'Where it stands', content: { 'application/json': { schema: preparedReversalSchema } } },
    ...refusalResponses,
  },
})

export function decisionsRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { rooms } = context

  app.openapi(decide, async (c) => {
    const { programme: programmeId, point: pointId } = c.req.valid('param')
    const { actor } = c.var
    const command = { programmeId, pointId, person: actor.personId, body: c.req.valid('json') }
    const isMember = actor.roleOn(programmeId) !== null
    const sure = sureEnough(context, actor)
    const mayDecide = isMember && sure.ok
    // What was registered before is told whatever has changed since.
    const decided = mayDecide ? await decideCommand(context, command) : await attemptOf(context, command)
    if (!decided.ok) return refusalAnswer(c, isMember && !sure.ok ? sure.refusal : decided.refusal)
    if (isMember) {
      rooms.appended(boardRoom(programmeId))
      const where = agendaRoom(decided.value)
      if (decided.value.agendaItem !== null) rooms.appended(where)
      rooms.notify(where, { topic: 'deciding', id: pointId })
      rooms.notify(boardRoom(programmeId), { topic: 'decisions', id: programmeId })
      const { effect, internal, path, reverses } = decided.value
      if (path === 'circulation' && !internal) {
        rooms.notify(boardRoom(programmeId), { topic: 'circulations', id: programmeId })
      }
      // What the programme says of its frame may be another now.
      if (effect.type === 'frame' || reverses !== null) {
        rooms.notify(boardRoom(programmeId), { topic: 'programme', id: programmeId })
        rooms.notify(boardRoom(programmeId), { topic: 'frame', id: programmeId })
      }
    }
    return c.json(decided.value, 201)
  })

  app.openapi(readRegister, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const role = c.var.actor.roleOn(programmeId)
    if (role === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const reader = { person: c.var.actor.personId, role }
    return c.json(await register(context, { programmeId, reader, filter: c.req.valid('query') }), 200)
  })

  app.openapi(readBoardThen, async (c) => {
    const { programme: programmeId, decision: id } = c.req.valid('param')
    const role = c.var.actor.roleOn(programmeId)
    if (role === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const then = await boardThen(context, { programmeId, reader: { person: c.var.actor.personId, role }, id })
    return then.ok ? c.json(then.value, 200) : refusalAnswer(c, then.refusal)
  })

  app.openapi(readReversal, async (c) => {
    const { programme: programmeId, decision: id } = c.req.valid('param')
    const role = c.var.actor.roleOn(programmeId)
    if (role === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const undone = await reversalNow(context, { programmeId, reader: { person: c.var.actor.personId, role }, id })
    return undone.ok ? c.json(undone.value, 200) : refusalAnswer(c, undone.refusal)
  })

  app.openapi(prepare, async (c) => {
    const { programme: programmeId, decision: id } = c.req.valid('param')
    const role = c.var.actor.roleOn(programmeId)
    if (role === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const reader = { person: c.var.actor.personId, role }
    const prepared = await prepareReversal(context, { programmeId, reader, id, body: c.req.valid('json') })
    return prepared.ok ? c.json(prepared.value, 201) : refusalAnswer(c, prepared.refusal)
  })
}
