// /api/programmes/{programme}/frame: what the programme reckons with, its ladder of frames, and the frame that is being tried out; and changing each of them.
// Every change is answered with the whole as it then stands, and told in the board's room.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  changeLadderSchema,
  changeSteeringSchema,
  type FrameBody,
  frameBodySchema,
  tryFrameSchema,
} from '../../../shared/contract/frame.ts'
import { boardRoom, type ProgrammeId, programmeIdSchema } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { may, type Permission } from '../../../shared/rules/permissions.ts'
import type { Actor } from '../../auth/actor.ts'
import { frameBody } from '../../commands/frame/frame-body.ts'
import { changeLadder, changeSteering } from '../../commands/frame/steer.ts'
import { stopTrying, tryFrame } from '../../commands/frame/try-frame.ts'
import type { StoredProgramme } from '../../store/programmes.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/frame'
const params = z.object({ programme: programmeIdSchema })
const responses = {
  200: { description: 'The frame as it now is', content: { 'application/json': { schema: frameBodySchema } } },
  ...refusalResponses,
}

const readFrame = createRoute({
  method: 'get',
  path,
  summary: 'Steering and frames of a programme',
  request: { params },
  responses,
})
const steer = createRoute({
  method: 'put',
  path: `${path}/steering`,
  summary: 'Change what the programme reckons with',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: changeSteeringSchema } } },
  },
  responses,
})
const writeLadder = createRoute({
  method: 'put',
  path: `${path}/ladder`,
  summary: 'Change the steps of the ladder that were not decided by the board',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: changeLadderSchema } } },
  },
  responses,
})
const tryOut = createRoute({
  method: 'put',
  path: `${path}/trial`,
  summary: 'Try a frame out before everybody',
  request: { params, body: { required: true, content: { 'application/json': { schema: tryFrameSchema } } } },
  responses,
})
const endTrial = createRoute({
  method: 'delete',
  path: `${path}/trial`,
  summary: 'Try no frame out any more',
  request: { params },
  responses,
})

export function frameRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { database, now } = context

  app.openapi(readFrame, async (c) => {
    const asked = { actor: c.var.actor, programmeId: c.req.valid('param').programme }
    const told = await inside(context, { ...asked, permission: 'board.read' }, async () => done(null))
    return told.ok ? c.json(told.value, 200) : refusalAnswer(c, told.refusal)
  })

  app.openapi(steer, async (c) => {
    const { actor } = c.var
    const asked = { actor, programmeId: c.req.valid('param').programme, permission: 'frame.steer' } as const
    const told = await inside(context, asked, (programme) =>
      changeSteering(database, { programme, person: actor.personId, at: now() }, c.req.valid('json')),
    )
    return told.ok ? c.json(told.value, 200) : refusalAnswer(c, told.refusal)
  })

  app.openapi(writeLadder, async (c) => {
    const { actor } = c.var
    const asked = { actor, programmeId: c.req.valid('param').programme, permission: 'frame.steer' } as const
    const told = await inside(context, asked, (programme) =>
      changeLadder(database, { programme, person: actor.personId, at: now() }, c.req.valid('json')),
    )
    // What the programme says of its frame may be another now.
    if (told.ok) context.rooms.notify(boardRoom(asked.programmeId), { topic: 'programme', id: asked.programmeId })
    return told.ok ? c.json(told.value, 200) : refusalAnswer(c, told.refusal)
  })

  app.openapi(tryOut, async (c) => {
    const { actor } = c.var
    const asked = { actor, programmeId: c.req.valid('param').programme, permission: 'frame.try' } as const
    const told = await inside(context, asked, ({ id: programmeId }) =>
      tryFrame(database, { programmeId, person: actor.personId, at: now() }, c.req.valid('json')),
    )
    return told.ok ? c.json(told.value, 200) : refusalAnswer(c, told.refusal)
  })

  app.openapi(endTrial, async (c) => {
    const asked = { actor: c.var.actor, programmeId: c.req.valid('param').programme, permission: 'frame.try' } as const
    const told = await inside(context, asked, ({ id }) => stopTrying(database, id))
    return told.ok ? c.json(told.value, 200) : refusalAnswer(c, told.refusal)
  })
}

/** Does something with the frame of a programme where the person may. @returns the frame as it then is; told in the room where something was done */
async function inside(
  context: HttpContext,
  o: { readonly actor: Actor; readonly programmeId: ProgrammeId; readonly permission: Permission },
  work: (programme: StoredProgramme) => Promise<Outcome<unknown>>,
): Promise<Outcome<FrameBody>> {
  const allowed = mayOn(o)
  if (!allowed.ok) return allowed
  const programme = await context.programmes.get(o.programmeId)
  if (programme === null) return refuse('NOT_FOUND')
  const worked = await work(programme)
  if (!worked.ok) return worked
  const body = await frameBody(context, programme, { internal: may(allowed.value, 'internal.read') })
  if (o.permission !== 'board.read') {
    context.rooms.notify(boardRoom(o.programmeId), { topic: 'frame', id: o.programmeId })
  }
  return done(body)
}
