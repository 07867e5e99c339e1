// /api/calendar: the secret address of a person's calendar: made, renewed, withdrawn; and /calendar/{secret}.ics, which a calendar reads without
// signing in. The secret is told once and only its hash is kept. What it shows follows the person's places of that moment.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { calendarAddressSchema, calendarBodySchema } from '../../../shared/contract/calendar.ts'
import type { ProgrammeId } from '../../../shared/ids.ts'
import { type Language, languages } from '../../../shared/language/languages.ts'
import { localName } from '../../../shared/language/local-name.ts'
import { hashOfToken, isToken, newSessionToken } from '../../auth/session-cookie.ts'
import { calendarOf } from '../../exports/calendar.ts'
import { signedIn } from '../before-routes.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/calendar'

const readCalendar = createRoute({
  method: 'get',
  path,
  summary: 'Whether one has a calendar address, and since when',
  responses: {
    200: {
      description: 'The address, without its secret',
      content: { 'application/json': { schema: calendarBodySchema } },
    },
    ...refusalResponses,
  },
})
const makeCalendar = createRoute({
  method: 'post',
  path,
  summary: 'Make a calendar address, or a new one in place of the old',
  responses: {
    201: {
      description: 'The address; it is told once',
      content: { 'application/json': { schema: calendarAddressSchema } },
    },
    ...refusalResponses,
  },
})
const withdrawCalendar = createRoute({
  method: 'delete',
  path,
  summary: 'Withdraw the calendar address',
  responses: { 204: { description: 'There is none any more' }, ...refusalResponses },
})
const subscribed = createRoute({
  method: 'get',
  path: '/calendar/{file}',
  summary: "A person's points as iCalendar",
  request: {
    params: z.object({ file: z.string().max(64) }),
    query: z.object({ language: z.enum(languages).optional() }),
  },
  responses: {
    200: { description: 'iCalendar', content: { 'text/calendar': { schema: z.string() } } },
    ...refusalResponses,
  },
})

export function calendarRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { calendar, now, people } = context
  app.use(path, signedIn(context))

  app.openapi(readCalendar, async (c) => {
    const since = await calendar.since(c.var.actor.personId)
    return c.json({ since: since?.toISOString() ?? null }, 200)
  })

  app.openapi(makeCalendar, async (c) => {
    const token = newSessionToken()
    await calendar.make({ personId: c.var.actor.personId, tokenHash: hashOfToken(token), at: now() })
    return c.json({ path: `/calendar/${token}.ics?language=${c.var.language}` }, 201)
  })

  app.openapi(withdrawCalendar, async (c) => {
    await calendar.withdraw({ personId: c.var.actor.personId, at: now() })
    return c.body(null, 204)
  })

  app.openapi(subscribed, async (c) => {
    const { file } = c.req.valid('param')
    const token = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : ''
    const personId = isToken(token) ? await calendar.find(hashOfToken(token)) : null
    const person = personId && (await people.personWithRoles(personId))
    if (!person) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const language = c.req.valid('query').language ?? c.var.language
    const text = await calendarText(context, { language, programmeIds: Object.keys(person.roles) as ProgrammeId[] })
    return c.body(text, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="veivalg.ics"',
      'Cache-Control': 'private, no-cache',
    })
  })
}

async function calendarText(
  { calendar, programmes, origins }: Pick<HttpContext, 'calendar' | 'programmes' | 'origins'>,
  { language, programmeIds }: { readonly language: Language; readonly programmeIds: readonly ProgrammeId[] },
): Promise<string> {
  const [called, all] = await Promise.all([calendar.calledPoints(programmeIds), programmes.list()])
  const names = new Map(all.map(({ id, name }) => [id, localName(name, language)]))
  const points = called.map(({ id, programmeId, head, state, sequence, changedAt }) => ({
    id,
    programme: names.get(programmeId) ?? programmeId,
    head,
    sequence,
    changedAt,
    isCancelled: state === 'cancelled' || state === 'draft',
    url: `${origins()[0] ?? ''}/p/${programmeId}/points/${id}`,
  }))
  return calendarOf({ language, points })
}
