// /api/programmes/{programme}/series: points that come again: beginning a series, making its next point with the programme's standard
// questions on the agenda, and ending it.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { pointBodySchema } from '../../../shared/contract/http.ts'
import {
  createSeriesSchema,
  nextPointSchema,
  seriesBodySchema,
  seriesSchema,
} from '../../../shared/contract/meeting.ts'
import { firstUpdate } from '../../../shared/document/first-update.ts'
import { boardRoom, type ProgrammeId, programmeIdSchema, seriesIdSchema } from '../../../shared/ids.ts'
import { approvalEntries, approvalTiesAt, waitingMinutes } from '../../commands/minutes/approval-items.ts'
import { pointBodies } from '../../commands/points/point-bodies.ts'
import { seedAgenda, standardAgenda } from '../../domain/seed-agenda.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/series'
const programme = z.object({ programme: programmeIdSchema })
const oneSeries = programme.extend({ series: seriesIdSchema })

const listSeries = createRoute({
  method: 'get',
  path,
  summary: 'Series of points',
  request: { params: programme },
  responses: {
    200: { description: 'Series', content: { 'application/json': { schema: seriesBodySchema } } },
    ...refusalResponses,
  },
})
const createSeries = createRoute({
  method: 'post',
  path,
  summary: 'Begin a series of points',
  request: {
    params: programme,
    body: { required: true, content: { 'application/json': { schema: createSeriesSchema } } },
  },
  responses: {
    201: { description: 'The new series', content: { 'application/json': { schema: seriesSchema } } },
    ...refusalResponses,
  },
})
const makeNext = createRoute({
  method: 'post',
  path: `${path}/{series}/next`,
  summary: 'Make the next point of a series',
  request: {
    params: oneSeries,
    body: { required: true, content: { 'application/json': { schema: nextPointSchema } } },
  },
  responses: {
    200: { description: 'It was made before', content: { 'application/json': { schema: pointBodySchema } } },
    201: { description: 'The new point', content: { 'application/json': { schema: pointBodySchema } } },
    ...refusalResponses,
  },
})
const endSeries = createRoute({
  method: 'delete',
  path: `${path}/{series}`,
  summary: 'End a series; its points stay',
  request: { params: oneSeries },
  responses: { 204: { description: 'It has ended' }, ...refusalResponses },
})

export function seriesRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { database, programmes, points, meetings, series, now, rooms } = context
  const tell = (programmeId: ProgrammeId): void =>
    rooms.notify(boardRoom(programmeId), { topic: 'points', id: programmeId })

  app.openapi(listSeries, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    return c.json({ series: [...(await series.list(programmeId))] }, 200)
  })

  app.openapi(createSeries, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'point.create' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const asked = c.req.valid('json')
    const made = await series.create({ programmeId, asked, by: actor.personId, at: now() })
    tell(programmeId)
    return c.json(made, 201)
  })

  app.openapi(makeNext, async (c) => {
    const { programme: programmeId, series: id } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'point.create' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const found = await programmes.get(programmeId)
    if (found === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const { questions } = found.structure
    const { date } = c.req.valid('json')
    // Whatever its hour: everything held by the end of the day before it, and what was held that day.
    const waiting = await waitingMinutes(database.db, { programmeId, before: { date, startsAt: '24:00' } })
    const made = await series.next({
      programmeId,
      id,
      date,
      by: actor.personId,
      seed: (head) => {
        const asked = { ...head, approvals: approvalEntries(waiting, head.chair) }
        return firstUpdate({ kind: 'point', records: seedAgenda(standardAgenda(questions, asked)), head })
      },
      approvals: (point) => approvalTiesAt(point, waiting),
    })
    if (!made.ok) return refusalAnswer(c, made.refusal)
    const [all, states] = await Promise.all([points.list(programmeId), meetings.states(programmeId)])
    const body = pointBodies(all, states).find((point) => point.id === made.value.pointId)
    if (body === undefined) throw new Error('a point that was just made is not there')
    tell(programmeId)
    return c.json(body, made.value.made ? 201 : 200)
  })

  app.openapi(endSeries, async (c) => {
    const { programme: programmeId, series: id } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'point.create' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    if (!(await series.end({ programmeId, id, at: now() }))) return refusalAnswer(c, { code: 'NOT_FOUND' })
    tell(programmeId)
    return c.body(null, 204)
  })
}
