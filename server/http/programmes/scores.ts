// /api/programmes/{programme}/scores: rounds in which named people score the benefit of named items, each alone. What somebody says is in nobody's
// answer but her own before all of it is shown together; others are told no more than that somebody has answered.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  askScoresSchema,
  giveScoresSchema,
  revealScoresSchema,
  scoreDeadlineSchema,
  scoreRoundBodySchema,
  scoresBodySchema,
} from '../../../shared/contract/scores.ts'
import {
  boardRoom,
  itemIdSchema,
  type ProgrammeId,
  programmeIdSchema,
  type ScoreRoundId,
  scoreRoundIdSchema,
} from '../../../shared/ids.ts'
import type { Permission } from '../../../shared/rules/permissions.ts'
import type { NoticeFor } from '../../bus/bus.ts'
import {
  askScoresCommand,
  giveScoresCommand,
  revealScoresCommand,
  scoreDeadlineCommand,
  withdrawScoresCommand,
} from '../../commands/scores/score-commands.ts'
import { scoreRoundView, scoresView } from '../../commands/scores/scores-view.ts'
import type { HttpContext, HttpEnv, HttpRequest } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/scores'
const programme = z.object({ programme: programmeIdSchema })
const ofRound = programme.extend({ round: scoreRoundIdSchema })
const ofItem = ofRound.extend({ item: itemIdSchema })
const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const body = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: json(schema) })
const answers = { 200: { description: 'The round', content: json(scoreRoundBodySchema) }, ...refusalResponses }

const list = createRoute({
  method: 'get',
  path,
  summary: 'Rounds of scores, and what each item last came to',
  request: { params: programme },
  responses: { 200: { description: 'Scores', content: json(scoresBodySchema) }, ...refusalResponses },
})
const read = createRoute({
  method: 'get',
  path: `${path}/{round}`,
  summary: 'One round of scores',
  request: { params: ofRound },
  responses: answers,
})
const ask = createRoute({
  method: 'post',
  path,
  summary: 'Ask people to score items, each alone',
  request: { params: programme, body: body(askScoresSchema) },
  responses: answers,
})
const give = createRoute({
  method: 'put',
  path: `${path}/{round}/items/{item}`,
  summary: 'Score one item',
  request: { params: ofItem, body: body(giveScoresSchema) },
  responses: answers,
})
const deadline = createRoute({
  method: 'put',
  path: `${path}/{round}/deadline`,
  summary: 'Set the deadline of an open round',
  request: { params: ofRound, body: body(scoreDeadlineSchema) },
  responses: answers,
})
const reveal = createRoute({
  method: 'post',
  path: `${path}/{round}/reveal`,
  summary: 'Show all scores together, and give the items their marks',
  request: { params: ofRound, body: body(revealScoresSchema) },
  responses: answers,
})
const withdraw = createRoute({
  method: 'post',
  path: `${path}/{round}/withdraw`,
  summary: 'End a round without showing anything',
  request: { params: ofRound },
  responses: { 204: { description: 'Withdrawn' }, ...refusalResponses },
})

export function scoresRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const tell = (programmeId: ProgrammeId, forWhom: NoticeFor) =>
    context.rooms.notify(boardRoom(programmeId), { topic: 'scores', id: programmeId }, forWhom)
  const allowed = (c: HttpRequest, programmeId: ProgrammeId, permission: Permission) =>
    mayOn({ actor: c.var.actor, programmeId, permission })
  const answer = async (c: HttpRequest, programmeId: ProgrammeId, id: ScoreRoundId) => {
    const view = await scoreRoundView(context, { programmeId, person: c.var.actor.personId, id })
    return view.ok ? c.json(view.value, 200) : refusalAnswer(c, view.refusal)
  }

  app.openapi(list, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const reads = allowed(c, programmeId, 'board.read')
    if (!reads.ok) return refusalAnswer(c, reads.refusal)
    const view = await scoresView(context, { programmeId, person: c.var.actor.personId })
    return view.ok ? c.json(view.value, 200) : refusalAnswer(c, view.refusal)
  })
  app.openapi(read, (c) => {
    const { programme: programmeId, round } = c.req.valid('param')
    const reads = allowed(c, programmeId, 'board.read')
    return reads.ok ? answer(c, programmeId, round) : refusalAnswer(c, reads.refusal)
  })
  app.openapi(ask, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const runs = allowed(c, programmeId, 'score.run')
    if (!runs.ok) return refusalAnswer(c, runs.refusal)
    const asked = { programmeId, person: c.var.actor.personId, body: c.req.valid('json') }
    const opened = await askScoresCommand(context, asked)
    if (!opened.ok) return refusalAnswer(c, opened.refusal)
    tell(programmeId, 'inner-table')
    return answer(c, programmeId, opened.value)
  })
  app.openapi(give, async (c) => {
    const { programme: programmeId, round: id, item } = c.req.valid('param')
    const gives = allowed(c, programmeId, 'score.give')
    if (!gives.ok) return refusalAnswer(c, gives.refusal)
    const asked = { programmeId, person: c.var.actor.personId, id, item, body: c.req.valid('json') }
    const given = await giveScoresCommand(context, asked)
    if (!given.ok) return refusalAnswer(c, given.refusal)
    // Otherwise there is nothing in it for others, not even that she writes.
    if (given.value.changesWho) tell(programmeId, 'inner-table')
    return answer(c, programmeId, id)
  })
  app.openapi(deadline, async (c) => {
    const { programme: programmeId, round: id } = c.req.valid('param')
    const runs = allowed(c, programmeId, 'score.run')
    if (!runs.ok) return refusalAnswer(c, runs.refusal)
    const asked = { programmeId, person: c.var.actor.personId, id, deadline: c.req.valid('json').deadline }
    const changed = await scoreDeadlineCommand(context, asked)
    if (!changed.ok) return refusalAnswer(c, changed.refusal)
    tell(programmeId, 'inner-table')
    return answer(c, programmeId, id)
  })
  app.openapi(reveal, async (c) => {
    const { programme: programmeId, round: id } = c.req.valid('param')
    const runs = allowed(c, programmeId, 'score.run')
    if (!runs.ok) return refusalAnswer(c, runs.refusal)
    const asked = { programmeId, person: c.var.actor.personId, id, without: c.req.valid('json').without }
    const revealed = await revealScoresCommand(context, asked)
    if (!revealed.ok) return refusalAnswer(c, revealed.refusal)
    if (revealed.value.wrote) context.rooms.appended(boardRoom(programmeId))
    tell(programmeId, 'everybody')
    return answer(c, programmeId, id)
  })
  app.openapi(withdraw, async (c) => {
    const { programme: programmeId, round: id } = c.req.valid('param')
    const runs = allowed(c, programmeId, 'score.run')
    if (!runs.ok) return refusalAnswer(c, runs.refusal)
    const withdrawn = await withdrawScoresCommand(context, { programmeId, person: c.var.actor.personId, id })
    if (!withdrawn.ok) return refusalAnswer(c, withdrawn.refusal)
    tell(programmeId, 'inner-table')
    return c.body(null, 204)
  })
}
