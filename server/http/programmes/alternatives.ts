// /api/programmes/{programme}/alternatives: alternatives to the queue: which there are for the reader, making one, what becomes of it, and adopting it. One she
// may not open is NOT_FOUND on every one of these.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  adoptAlternativeSchema,
  adoptionBodySchema,
  alternativeSchema,
  alternativeStepSchema,
  alternativesBodySchema,
  makeAlternativeSchema,
} from '../../../shared/contract/alternatives.ts'
import { alternativeIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { adoptAlternative, adoptionNow } from '../../commands/alternatives/adopt-alternative.ts'
import { alternativesView } from '../../commands/alternatives/alternatives-view.ts'
import { makeAlternative } from '../../commands/alternatives/make-alternative.ts'
import { proposeAlternative } from '../../commands/alternatives/propose-alternative.ts'
import { stepAlternative } from '../../commands/alternatives/step-alternative.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/alternatives'
const programme = z.object({ programme: programmeIdSchema })
const alternative = programme.extend({ alternative: alternativeIdSchema })
const told = { 'application/json': { schema: alternativeSchema } }

const list = createRoute({
  method: 'get',
  path,
  summary: 'Alternatives to the queue that the reader may open',
  request: { params: programme },
  responses: {
    200: { description: 'The alternatives', content: { 'application/json': { schema: alternativesBodySchema } } },
    ...refusalResponses,
  },
})
const make = createRoute({
  method: 'post',
  path,
  summary: 'Fork the queue as it stands into an alternative',
  request: {
    params: programme,
    body: { required: true, content: { 'application/json': { schema: makeAlternativeSchema } } },
  },
  responses: { 201: { description: 'The alternative', content: told }, ...refusalResponses },
})
const step = createRoute({
  method: 'post',
  path: `${path}/{alternative}/steps`,
  summary: 'Rename, share or take back, propose or close an alternative',
  request: {
    params: alternative,
    body: { required: true, content: { 'application/json': { schema: alternativeStepSchema } } },
  },
  responses: { 200: { description: 'The alternative as it now stands', content: told }, ...refusalResponses },
})
const readAdoption = createRoute({
  method: 'get',
  path: `${path}/{alternative}/adoption`,
  summary: 'What adopting an alternative would change on the board as it stands, and what stands in the way',
  request: { params: alternative },
  responses: {
    200: { description: 'Changes and conflicts', content: { 'application/json': { schema: adoptionBodySchema } } },
    ...refusalResponses,
  },
})
const adopt = createRoute({
  method: 'post',
  path: `${path}/{alternative}/adoption`,
  summary: 'Adopt an alternative: its difference is written on the board',
  request: {
    params: alternative,
    body: { required: true, content: { 'application/json': { schema: adoptAlternativeSchema } } },
  },
  responses: { 200: { description: 'The alternative as it now stands', content: told }, ...refusalResponses },
})

export function alternativesRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  app.openapi(list, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'alternative.make' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const reader = { personId: actor.personId, role: allowed.value }
    return c.json(await alternativesView(context, { programmeId, reader }), 200)
  })

  app.openapi(make, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'alternative.make' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const made = await makeAlternative(context, { programmeId, person: actor.personId, asked: c.req.valid('json') })
    return made.ok ? c.json(made.value, 201) : refusalAnswer(c, made.refusal)
  })

  app.openapi(step, async (c) => {
    const { programme: programmeId, alternative: id } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'alternative.make' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const asked = { programmeId, id, person: actor.personId }
    const body = c.req.valid('json')
    const stepped =
      body.type === 'propose'
        ? await proposeAlternative(context, { ...asked, step: body })
        : await stepAlternative(context, { ...asked, step: body })
    return stepped.ok ? c.json(stepped.value, 200) : refusalAnswer(c, stepped.refusal)
  })

  app.openapi(readAdoption, async (c) => {
    const { programme: programmeId, alternative: id } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'alternative.make' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const body = await adoptionNow(context, { programmeId, id, person: actor.personId })
    return body.ok ? c.json(body.value, 200) : refusalAnswer(c, body.refusal)
  })

  app.openapi(adopt, async (c) => {
    const { programme: programmeId, alternative: id } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'alternative.adopt' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const asked = { programmeId, id, person: actor.personId, ...c.req.valid('json') }
    const adopted = await adoptAlternative(context, asked)
    return adopted.ok ? c.json(adopted.value, 200) : refusalAnswer(c, adopted.refusal)
  })
}
