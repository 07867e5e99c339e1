// /api/programmes/{programme}/points/{point}/meeting: the formal state of a point as its reader may see it, and the commands that change it.
// The command's own conclusion stands in shared/point/step-meeting.ts. Internal items leave no trace in the answer to somebody who
// may not read them.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { meetingCommandBodySchema, meetingViewSchema } from '../../../shared/contract/meeting.ts'
import { pointIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { done } from '../../../shared/outcome.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { may } from '../../../shared/rules/permissions.ts'
import type { DocumentOf } from '../../commands/documents/kept-documents.ts'
import { actOnMeeting } from '../../commands/meeting/act-on-meeting.ts'
import { meetingReading, meetingView } from '../../commands/meeting/meeting-reading.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { sureEnough } from '../people/step-up.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/points/{point}/meeting'
const place = z.object({ programme: programmeIdSchema, point: pointIdSchema })
const answer = {
  200: { description: 'The meeting', content: { 'application/json': { schema: meetingViewSchema } } },
  ...refusalResponses,
}

const readMeeting = createRoute({
  method: 'get',
  path,
  summary: 'Where a point stands: its life, the gavel, what is up, who speaks, who is there',
  request: { params: place },
  responses: answer,
})
const commandMeeting = createRoute({
  method: 'post',
  path,
  summary: 'One command to a meeting; repeated, it changes nothing more',
  request: {
    params: place,
    body: { required: true, content: { 'application/json': { schema: meetingCommandBodySchema } } },
  },
  responses: answer,
})

/** Commands that are answered for by who one is, and not by sitting there. */
const isFormal: ReadonlySet<MeetingCommand['type']> = new Set(['approve-minutes', 'reopen'])

export function meetingRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext, documentOf: DocumentOf): void {
  const read = meetingReading(context)

  app.openapi(readMeeting, async (c) => {
    const { programme: programmeId, point } = c.req.valid('param')
    const role = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!role.ok) return refusalAnswer(c, role.refusal)
    const found = await read(point)
    if (found?.programmeId !== programmeId) return refusalAnswer(c, { code: 'NOT_FOUND' })
    return c.json(found.view(may(role.value, 'internal.read')), 200)
  })

  app.openapi(commandMeeting, async (c) => {
    const { programme: programmeId, point: pointId } = c.req.valid('param')
    const { actor } = c.var
    const role = mayOn({ actor, programmeId, permission: 'board.read' })
    if (!role.ok) return refusalAnswer(c, role.refusal)
    const { command, revision } = c.req.valid('json')
    const sure = isFormal.has(command.type) ? sureEnough(context, actor) : done(null)
    if (!sure.ok) return refusalAnswer(c, sure.refusal)
    const acted = await actOnMeeting(
      { ...context, documentOf },
      { programmeId, pointId, actor: actor.personId, command, revision },
    )
    if (!acted.ok) return refusalAnswer(c, acted.refusal)
    const { members, after: stored } = acted.value
    const internal = may(role.value, 'internal.read')
    return c.json(meetingView({ pointId, stored, members, serverTime: context.now(), internal }), 200)
  })
}
