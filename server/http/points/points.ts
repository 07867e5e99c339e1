// /api/programmes/{programme}/points: the evaluation points of a board, making one and editing its head. What is written together in a
// point goes through its live room. A point of another programme, or of one without a place for the person, does not exist.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  type CreatePoint,
  createPointSchema,
  editPointHeadSchema,
  type PointBody,
  pointBodySchema,
  pointsBodySchema,
} from '../../../shared/contract/http.ts'
import { firstUpdate } from '../../../shared/document/first-update.ts'
import { boardRoom, type PointId, type ProgrammeId, pointIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Actor } from '../../auth/actor.ts'
import { approvalEntries, approvalTiesAt, waitingMinutes } from '../../commands/minutes/approval-items.ts'
import { editPointHead } from '../../commands/points/edit-point-head.ts'
import { pointBodies } from '../../commands/points/point-bodies.ts'
import { seedAgenda, standardAgenda } from '../../domain/seed-agenda.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/points'
const programme = z.object({ programme: programmeIdSchema })
const one = { 'application/json': { schema: pointBodySchema } }

const listPoints = createRoute({
  method: 'get',
  path,
  summary: 'Evaluation points of a programme, in the order they are held',
  request: { params: programme },
  responses: {
    200: { description: 'Points', content: { 'application/json': { schema: pointsBodySchema } } },
    ...refusalResponses,
  },
})
const createPoint = createRoute({
  method: 'post',
  path,
  summary: 'Make an evaluation point',
  request: {
    params: programme,
    body: { required: true, content: { 'application/json': { schema: createPointSchema } } },
  },
  responses: { 201: { description: 'The new point', content: one }, ...refusalResponses },
})
const editHead = createRoute({
  method: 'patch',
  path: `${path}/{point}`,
  summary: 'Edit the head of an evaluation point',
  request: {
    params: programme.extend({ point: pointIdSchema }),
    body: { required: true, content: { 'application/json': { schema: editPointHeadSchema } } },
  },
  responses: { 200: { description: 'The point as it now is', content: one }, ...refusalResponses },
})

export function pointsRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const tell = (programmeId: ProgrammeId): void =>
    context.rooms.notify(boardRoom(programmeId), { topic: 'points', id: programmeId })

  app.openapi(listPoints, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    return c.json({ points: await bodiesOf(context, programmeId) }, 200)
  })

  app.openapi(createPoint, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'point.create' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const made = await create(context, { programmeId, actor, body: c.req.valid('json') })
    if (!made.ok) return refusalAnswer(c, made.refusal)
    tell(programmeId)
    return c.json(made.value, 201)
  })

  app.openapi(editHead, async (c) => {
    const { programme: programmeId, point: pointId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'point.edit-head' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const { head, revision } = c.req.valid('json')
    const before = await bodyOf(context, { programmeId, pointId })
    if (!before.ok) return refusalAnswer(c, before.refusal)
    if (before.value.revision !== revision) return refusalAnswer(c, { code: 'STALE' })
    const edited = await editPointHead(context, { pointId, head, revision })
    if (!edited.ok) return refusalAnswer(c, edited.refusal)
    if (edited.value.revision !== revision) tell(programmeId)
    return c.json({ ...before.value, head, revision: edited.value.revision }, 200)
  })
}

async function create(
  context: HttpContext,
  o: { readonly programmeId: ProgrammeId; readonly actor: Actor; readonly body: CreatePoint },
): Promise<Outcome<PointBody>> {
  const { head, agenda } = o.body
  const programme = await context.programmes.get(o.programmeId)
  if (programme === null) return refuse('NOT_FOUND')
  const { programmeId } = o
  const id = context.newPointId()
  const waiting = agenda === 'empty' ? [] : await waitingMinutes(context.database.db, { programmeId, before: head })
  const asked = { ...head, approvals: approvalEntries(waiting, head.chair) }
  const records = agenda === 'empty' ? [] : seedAgenda(standardAgenda(programme.structure.questions, asked))
  const seed = firstUpdate({ kind: 'point', records, head })
  const approvals = approvalTiesAt(id, waiting)
  await context.points.create({ id, programmeId, head, createdBy: o.actor.personId, seed, approvals })
  return bodyOf(context, { programmeId, pointId: id })
}

async function bodiesOf({ points, meetings }: HttpContext, programmeId: ProgrammeId): Promise<PointBody[]> {
  const [stored, states] = await Promise.all([points.list(programmeId), meetings.states(programmeId)])
  return pointBodies(stored, states)
}

async function bodyOf(
  context: HttpContext,
  o: { readonly programmeId: ProgrammeId; readonly pointId: PointId },
): Promise<Outcome<PointBody>> {
  const body = (await bodiesOf(context, o.programmeId)).find(({ id }) => id === o.pointId)
  return body ? done(body) : refuse('NOT_FOUND')
}
