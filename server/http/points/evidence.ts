// /api/programmes/{programme}/points/{point}/evidence: the programme's standard questions at a point, what was answered to each, and what the
// system knows by itself.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { answerEvidenceSchema, evidenceBodySchema, evidenceSchema } from '../../../shared/contract/meeting.ts'
import { pointIdSchema, pointRoom, programmeIdSchema } from '../../../shared/ids.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { knownFactsOf } from '../../commands/points/known-facts-of.ts'
import { noEvidence } from '../../domain/answer-evidence.ts'
import { pointStanding } from '../../store/point-standing.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/points/{point}/evidence'
const place = z.object({ programme: programmeIdSchema, point: pointIdSchema })

const readEvidence = createRoute({
  method: 'get',
  path,
  summary: 'Answers to the standard questions, and what is known without them',
  request: { params: place },
  responses: {
    200: { description: 'Evidence', content: { 'application/json': { schema: evidenceBodySchema } } },
    ...refusalResponses,
  },
})
const answerQuestion = createRoute({
  method: 'put',
  path: `${path}/{question}`,
  summary: 'Say who owes the evidence of a question, or answer it',
  request: {
    params: place.extend({ question: z.string().min(1).max(16) }),
    body: { required: true, content: { 'application/json': { schema: answerEvidenceSchema } } },
  },
  responses: {
    200: { description: 'The evidence as it now is', content: { 'application/json': { schema: evidenceSchema } } },
    ...refusalResponses,
  },
})

const noneSaid: Awaited<ReturnType<HttpContext['evidence']['list']>> = new Map()

export function evidenceRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { programmes, evidence, now, rooms } = context

  app.openapi(readEvidence, async (c) => {
    const { programme: programmeId, point: pointId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const [programme, point] = await Promise.all([
      programmes.get(programmeId),
      pointStanding(context.database.db, { programmeId, pointId }),
    ])
    if (programme === null || point === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const internal = may(allowed.value, 'internal.read')
    // While the point is prepared its answers are work at the inner table, as its papers are.
    const isSeen = internal || point.isPublished
    const [said, facts] = await Promise.all([
      isSeen ? evidence.list(pointId) : noneSaid,
      knownFactsOf(context, { programme, pointId, head: point.head, internal }),
    ])
    const answers = programme.structure.questions.map(({ id }) => said.get(id) ?? noEvidence(id))
    return c.json({ evidence: answers, facts }, 200)
  })

  app.openapi(answerQuestion, async (c) => {
    const { programme: programmeId, point: pointId, question } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'evidence.answer' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const programme = await programmes.get(programmeId)
    if (!programme?.structure.questions.some(({ id }) => id === question)) {
      return refusalAnswer(c, { code: 'NOT_FOUND', field: 'question' })
    }
    const asked = c.req.valid('json')
    const answered = await evidence.answer({
      programmeId,
      pointId,
      question,
      asked,
      by: actor.personId,
      at: now(),
    })
    if (!answered.ok) return refusalAnswer(c, answered.refusal)
    const standing = await pointStanding(context.database.db, { programmeId, pointId })
    const forWhom = standing?.isPublished ? 'everybody' : 'inner-table'
    rooms.notify(pointRoom(pointId), { topic: 'evidence', id: pointId }, forWhom)
    return c.json(answered.value, 200)
  })
}
