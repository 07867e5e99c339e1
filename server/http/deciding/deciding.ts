// /api/programmes/{programme}/… wordings, rounds and positions of an evaluation point. Every command answers the point's deciding as the one who asked may
// see it. Nobody's answer holds another's position before its round is revealed.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { circulationsBodySchema } from '../../../shared/contract/circulations.ts'
import { decidingViewSchema, openRoundSchema, writeWordingSchema } from '../../../shared/contract/deciding.ts'
import { givenPositionSchema } from '../../../shared/deciding/position.ts'
import {
  boardRoom,
  type PointId,
  type ProgrammeId,
  pointIdSchema,
  programmeIdSchema,
  roundIdSchema,
  wordingIdSchema,
} from '../../../shared/ids.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { agendaRoom } from '../../commands/agenda/agenda-place.ts'
import { circulationsReading } from '../../commands/deciding/circulations-view.ts'
import { decidingReading } from '../../commands/deciding/deciding-view.ts'
import type { DecidedAt } from '../../commands/deciding/in-deciding.ts'
import {
  givePositionCommand,
  openRoundCommand,
  remindCommand,
  revealCommand,
  withdrawCommand,
} from '../../commands/deciding/round-commands.ts'
import {
  givePositionBeforehandCommand,
  publishWordingCommand,
  writeWordingCommand,
} from '../../commands/deciding/wording-commands.ts'
import type { DocumentOf } from '../../commands/documents/kept-documents.ts'
import type { HttpContext, HttpEnv, HttpRequest } from '../context.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const base = '/api/programmes/{programme}'
const programme = z.object({ programme: programmeIdSchema })
const atPoint = programme.extend({ point: pointIdSchema })
const ofWording = programme.extend({ wording: wordingIdSchema })
const ofRound = programme.extend({ round: roundIdSchema })
const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const body = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: json(schema) })
const answers = {
  200: { description: 'Deciding at the point', content: json(decidingViewSchema) },
  ...refusalResponses,
}

const read = createRoute({
  method: 'get',
  path: `${base}/points/{point}/deciding`,
  summary: 'Wordings, rounds and decisions of a point',
  request: { params: atPoint },
  responses: answers,
})
const write = createRoute({
  method: 'post',
  path: `${base}/points/{point}/wordings`,
  summary: 'Write a new version of the wording of an agenda item',
  request: { params: atPoint, body: body(writeWordingSchema) },
  responses: answers,
})
const publish = createRoute({
  method: 'post',
  path: `${base}/wordings/{wording}/publish`,
  summary: 'Show the board a wording that was a draft',
  request: { params: ofWording },
  responses: answers,
})
const giveBeforehand = createRoute({
  method: 'put',
  path: `${base}/wordings/{wording}/position`,
  summary: 'Give a position before a round is held',
  request: { params: ofWording, body: body(givenPositionSchema) },
  responses: answers,
})
const open = createRoute({
  method: 'post',
  path: `${base}/points/{point}/rounds`,
  summary: 'Open a consensus round on a published wording',
  request: { params: atPoint, body: body(openRoundSchema) },
  responses: answers,
})
const give = createRoute({
  method: 'put',
  path: `${base}/rounds/{round}/position`,
  summary: 'Give a position in an open round, or change it',
  request: { params: ofRound, body: body(givenPositionSchema) },
  responses: answers,
})
const reveal = createRoute({
  method: 'post',
  path: `${base}/rounds/{round}/reveal`,
  summary: 'Show all positions together',
  request: { params: ofRound },
  responses: answers,
})
const withdraw = createRoute({
  method: 'post',
  path: `${base}/rounds/{round}/withdraw`,
  summary: 'End a round without showing anything',
  request: { params: ofRound },
  responses: answers,
})
const remind = createRoute({
  method: 'post',
  path: `${base}/rounds/{round}/remind`,
  summary: 'Ask those again who have not answered',
  request: { params: ofRound },
  responses: answers,
})
const readCirculations = createRoute({
  method: 'get',
  path: `${base}/circulations`,
  summary:
    'Deciding between meetings: circulations, wordings that no round was held on, and which of them wait for the reader',
  request: { params: programme },
  responses: {
    200: { description: 'Circulations', content: json(circulationsBodySchema) },
    ...refusalResponses,
  },
})

export function decidingRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext, documentOf: DocumentOf): void {
  /** Answers what the point's deciding is after a command, and tells the others in the room where it stands that it is another. */
  const after = async (c: HttpRequest, programmeId: ProgrammeId, made: Outcome<DecidedAt>) => {
    if (!made.ok) return refusalAnswer(c, made.refusal)
    const { pointId, internal } = made.value
    context.rooms.notify(agendaRoom(made.value), { topic: 'deciding', id: pointId })
    // Between meetings the programme's pages tell what waits for whom; in session everybody stands in the point's room. What is internal is told inside.
    const sits = (await context.meetings.states(programmeId)).get(pointId) === 'in-session'
    if (!sits && !internal) context.rooms.notify(boardRoom(programmeId), { topic: 'circulations', id: programmeId })
    return view(c, programmeId, pointId)
  }
  const readDeciding = decidingReading({ ...context, documentOf })
  const circulations = circulationsReading(context, readDeciding)
  const view = async (c: HttpRequest, programmeId: ProgrammeId, pointId: PointId) => {
    const { actor } = c.var
    const role = actor.roleOn(programmeId)
    const found = role === null ? null : await readDeciding(pointId)
    if (role === null || found?.programmeId !== programmeId) return refusalAnswer(c, { code: 'NOT_FOUND' })
    return c.json(found.view({ person: actor.personId, role }), 200)
  }

  app.openapi(readCirculations, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const role = c.var.actor.roleOn(programmeId)
    if (role === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const reader = { person: c.var.actor.personId, role }
    return c.json(await circulations(programmeId, reader), 200)
  })
  app.openapi(read, (c) => {
    const { programme: programmeId, point } = c.req.valid('param')
    return view(c, programmeId, point)
  })
  app.openapi(write, async (c) => {
    const { programme: programmeId, point: pointId } = c.req.valid('param')
    const wording = c.req.valid('json')
    const person = c.var.actor.personId
    return after(c, programmeId, await writeWordingCommand(context, { programmeId, pointId, person, body: wording }))
  })
  app.openapi(publish, async (c) => {
    const { programme: programmeId, wording: id } = c.req.valid('param')
    return after(
      c,
      programmeId,
      await publishWordingCommand(context, { programmeId, person: c.var.actor.personId, id }),
    )
  })
  app.openapi(giveBeforehand, async (c) => {
    const { programme: programmeId, wording: id } = c.req.valid('param')
    const asked = { programmeId, person: c.var.actor.personId, id, given: c.req.valid('json') }
    return after(c, programmeId, await givePositionBeforehandCommand(context, asked))
  })
  app.openapi(open, async (c) => {
    const { programme: programmeId, point: pointId } = c.req.valid('param')
    const asked = { programmeId, pointId, person: c.var.actor.personId, body: c.req.valid('json') }
    const opened = await openRoundCommand(context, asked)
    // It is shown to the room.
    if (opened.ok) context.rooms.notify(agendaRoom(opened.value), { topic: 'meeting', id: pointId })
    return after(c, programmeId, opened)
  })
  app.openapi(give, async (c) => {
    const { programme: programmeId, round: id } = c.req.valid('param')
    const asked = { programmeId, person: c.var.actor.personId, id, given: c.req.valid('json') }
    return after(c, programmeId, await givePositionCommand(context, asked))
  })
  const onRound = [
    [reveal, revealCommand],
    [withdraw, withdrawCommand],
    [remind, remindCommand],
  ] as const
  for (const [route, command] of onRound) {
    app.openapi(route, async (c) => {
      const { programme: programmeId, round: id } = c.req.valid('param')
      return after(c, programmeId, await command(context, { programmeId, person: c.var.actor.personId, id }))
    })
  }
}
