// /api/programmes/{programme}/mail-settings: which kinds of mail the reader wants from a programme, where they go, and whether this server sends any.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { changeMailSettingSchema, mailKindSchema, mailSettingsSchema } from '../../../shared/contract/mail.ts'
import { type PersonId, type ProgrammeId, programmeIdSchema } from '../../../shared/ids.ts'
import { addressOf, setWanted, wantedKinds } from '../../store/mail-settings.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/mail-settings'
const programme = z.object({ programme: programmeIdSchema })
const settings = { 'application/json': { schema: mailSettingsSchema } }

const readSettings = createRoute({
  method: 'get',
  path,
  summary: 'Which kinds of mail the reader wants',
  request: { params: programme },
  responses: { 200: { description: 'Settings', content: settings }, ...refusalResponses },
})
const changeSetting = createRoute({
  method: 'put',
  path: `${path}/{kind}`,
  summary: 'Say whether one kind of mail is wanted',
  request: {
    params: programme.extend({ kind: mailKindSchema }),
    body: { required: true, content: { 'application/json': { schema: changeMailSettingSchema } } },
  },
  responses: { 200: { description: 'Settings', content: settings }, ...refusalResponses },
})

export function mailSettingsRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { db } = context.database
  const bodyOf = async (where: { readonly personId: PersonId; readonly programmeId: ProgrammeId }) => ({
    sends: context.mailer !== null,
    address: await addressOf(db, where.personId),
    kinds: [...(await wantedKinds(db, where))],
  })

  app.openapi(readSettings, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    return c.json(await bodyOf({ personId: c.var.actor.personId, programmeId }), 200)
  })

  app.openapi(changeSetting, async (c) => {
    const { programme: programmeId, kind } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const where = { personId: c.var.actor.personId, programmeId }
    await setWanted(db, { ...where, kind, wanted: c.req.valid('json').wanted, at: context.now() })
    return c.json(await bodyOf(where), 200)
  })
}
