// /api/programmes: the boards a person has a place at, and one of them with its structure and members. A programme without a place for
// the person is answered as one that does not exist; one whose board is damaged is listed without its counts.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { programmeBodySchema, programmesBodySchema } from '../../../shared/contract/http.ts'
import { programmeIdSchema } from '../../../shared/ids.ts'
import type { PointState } from '../../../shared/point/meeting.ts'
import { boardCounts } from '../../commands/board/board-counts.ts'
import { frameBody } from '../../commands/frame/frame-body.ts'
import { pointBodies } from '../../commands/points/point-bodies.ts'
import { bySeat } from '../../domain/by-seat.ts'
import { norwegianDate } from '../../domain/calendar-date.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const listProgrammes = createRoute({
  method: 'get',
  path: '/api/programmes',
  summary: 'Boards one has a place at',
  responses: {
    200: { description: 'Programmes', content: { 'application/json': { schema: programmesBodySchema } } },
    ...refusalResponses,
  },
})
const readProgramme = createRoute({
  method: 'get',
  path: '/api/programmes/{programme}',
  summary: 'One programme: structure and members',
  request: { params: z.object({ programme: programmeIdSchema }) },
  responses: {
    200: { description: 'The programme', content: { 'application/json': { schema: programmeBodySchema } } },
    ...refusalResponses,
  },
})

/** States of a point that is still to be held, or is being held. */
const isAhead: ReadonlySet<PointState> = new Set(['draft', 'called', 'in-session'])

export function programmesRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { programmes, people, points, meetings, now } = context
  const countsOf = boardCounts(context)

  app.openapi(listProgrammes, async (c) => {
    const today = norwegianDate(now())
    const summaries = (await programmes.list()).flatMap((programme) => {
      const role = c.var.actor.roleOn(programme.id)
      return role ? [{ programme, role }] : []
    })
    const answers = await Promise.all(
      summaries.map(async ({ programme: { id, name }, role }) => {
        const [counts, rows, states] = await Promise.all([countsOf(id), points.list(id), meetings.states(id)])
        const ahead = pointBodies(rows, states).filter(({ state }) => isAhead.has(state))
        const nextPoint = ahead.find(({ head, state }) => head.date >= today || state === 'in-session') ?? null
        return { id, name, role, counts, nextPoint }
      }),
    )
    return c.json({ programmes: answers }, 200)
  })

  app.openapi(readProgramme, async (c) => {
    const { programme: id } = c.req.valid('param')
    const role = c.var.actor.roleOn(id)
    const programme = role ? await programmes.get(id) : null
    if (!role || !programme) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const members = (await people.listMembers(id)).toSorted(bySeat)
    const { structure } = programme
    const { frame, inForce } = await frameBody(context, programme)
    return c.json(
      {
        id,
        name: programme.name,
        role,
        structure: { ...structure, frame: { ...frame, illustrative: inForce.illustrative } },
        members: members.map(({ person, role: theirs }) => ({ person, role: theirs })),
      },
      200,
    )
  })
}
