// /api/programmes/{programme}/points/{point}/minutes: what is known of a point's minutes, and where they are approved; and minutes.{html,docx,pdf}: one of them, or the
// draft, as a page, a Word file or a PDF. The board's is for those who may read internal things; the public one, with marked gaps, is there
// for everybody with a place on the board once it is approved.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { askApprovalSchema, minutesBodySchema } from '../../../shared/contract/minutes.ts'
import { pointIdSchema, pointRoom, programmeIdSchema } from '../../../shared/ids.ts'
import { languages } from '../../../shared/language/languages.ts'
import { askApproval, minutesStanding } from '../../commands/minutes/minutes-standing.ts'
import { fileOf, minutesToShow } from '../../commands/minutes/minutes-to-show.ts'
import type { PlainDocument } from '../../exports/block.ts'
import { documentStyleHash } from '../../exports/document-style.ts'
import { docxDocument } from '../../exports/docx-document.ts'
import { gatherMinutes } from '../../exports/gather-minutes.ts'
import { htmlDocument } from '../../exports/html-document.ts'
import { minutesDocument } from '../../exports/minutes-blocks.ts'
import type { MinutesBook } from '../../exports/minutes-book.ts'
import { pdfDocument } from '../../exports/pdf-document.ts'
import { sourceOf } from '../../exports/whole-minutes.ts'
import { audit } from '../../store/audit-log.ts'
import { contentDisposition, fileNameOf } from '../content-disposition.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { pointFor } from '../point-for.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'
import { documentFonts } from './document-fonts.ts'

/** A form minutes are taken out in. `at`: when what they say was settled. */
interface Form {
  readonly name: 'html' | 'docx' | 'pdf'
  readonly mediaType: string
  readonly how: 'inline' | 'attachment'
  readonly bytes: (doc: PlainDocument, at: Date) => Promise<Uint8Array>
}

const forms: readonly Form[] = [
  {
    name: 'html',
    mediaType: 'text/html; charset=utf-8',
    how: 'inline',
    bytes: async (doc) => new TextEncoder().encode(htmlDocument(doc)),
  },
  {
    name: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    how: 'attachment',
    bytes: (doc, at) => docxDocument(doc, { at }),
  },
  {
    name: 'pdf',
    mediaType: 'application/pdf',
    how: 'attachment',
    bytes: async (doc, at) => pdfDocument(doc, { at, fonts: await documentFonts() }),
  },
]

const place = z.object({ programme: programmeIdSchema, point: pointIdSchema })
const asked = z.object({
  audience: z.enum(['board', 'public']),
  language: z.enum(languages).optional(),
  /** An approved one by its number; the one that holds now unless told. */
  edition: z.coerce.number().int().min(1).optional(),
})
/** The page's own style and nothing else: no script, no picture, nothing fetched. */
const pagePolicy = `default-src 'none'; style-src ${documentStyleHash}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const readEditions = createRoute({
  method: 'get',
  path: '/api/programmes/{programme}/points/{point}/minutes',
  summary: 'The approved editions of the minutes of a point, and where they are approved',
  request: { params: place },
  responses: {
    200: { description: 'Editions', content: { 'application/json': { schema: minutesBodySchema } } },
    ...refusalResponses,
  },
})

const putApproval = createRoute({
  method: 'post',
  path: '/api/programmes/{programme}/points/{point}/minutes/approval',
  summary: 'Put the approval of minutes on the agenda of a later point',
  request: {
    params: place,
    body: { required: true, content: { 'application/json': { schema: askApprovalSchema } } },
  },
  responses: {
    200: { description: 'Where they are approved', content: { 'application/json': { schema: minutesBodySchema } } },
    ...refusalResponses,
  },
})

export function minutesRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  app.openapi(readEditions, async (c) => {
    const where = c.req.valid('param')
    const point = await pointFor(context, { where, actor: c.var.actor, permission: 'board.read' })
    if (!point.ok) return refusalAnswer(c, point.refusal)
    const { programmeId, id: pointId } = point.value
    return c.json(await minutesStanding(context, { programmeId, pointId }), 200)
  })

  app.openapi(putApproval, async (c) => {
    const where = c.req.valid('param')
    const point = await pointFor(context, { where, actor: c.var.actor, permission: 'agenda.edit' })
    if (!point.ok) return refusalAnswer(c, point.refusal)
    const { programmeId, id: pointId } = point.value
    const { at } = c.req.valid('json')
    const put = await askApproval(context, { programmeId, pointId, at })
    if (!put.ok) return refusalAnswer(c, put.refusal)
    context.rooms.appended(pointRoom(at))
    for (const id of [pointId, at]) context.rooms.notify(pointRoom(id), { topic: 'meeting', id })
    return c.json(await minutesStanding(context, { programmeId, pointId }), 200)
  })

  for (const form of forms) {
    const route = createRoute({
      method: 'get',
      path: `/api/programmes/{programme}/points/{point}/minutes.${form.name}`,
      summary: `Minutes of a point as ${form.name.toUpperCase()}`,
      request: { params: place, query: asked },
      responses: { 200: { description: 'The file' }, ...refusalResponses },
    })
    app.openapi(route, async (c) => {
      const where = c.req.valid('param')
      const { audience, language = c.var.language, edition } = c.req.valid('query')
      const permission = audience === 'board' ? 'internal.read' : 'board.read'
      const point = await pointFor(context, { where, actor: c.var.actor, permission })
      if (!point.ok) return refusalAnswer(c, point.refusal)
      const { programmeId, id: pointId } = point.value
      const minutes = await minutesToShow(context, { programmeId, pointId, audience, edition })
      if (!minutes.ok) return refusalAnswer(c, minutes.refusal)
      const { whole, number } = minutes.value
      const book = gatherMinutes(sourceOf(whole, { language, audience }))
      const doc = minutesDocument(book)
      const make = () => form.bytes(doc, new Date(book.meeting.approvedAt ?? book.asOf))
      const key = number === null ? null : { pointId, number, audience, language, form: form.name }
      const bytes = key === null ? await make() : await fileOf(context, key, make)
      if (bytes === null) return refusalAnswer(c, { code: 'EDITION_CHANGED' })
      const { actor, requestId } = c.var
      const subject = { point: pointId, audience, edition: number, form: form.name }
      const entry = { at: context.now(), programmeId, actor: actor.personId, act: 'minutes.read', subject } as const
      await audit(context.database.db, entry)
      const fields = { requestId, point: pointId, audience, edition: number, person: actor.personId }
      context.logger.info(fields, 'minutes were taken out')
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
        'Content-Type': form.mediaType,
        'Content-Disposition': contentDisposition(form.how, fileNameOf(fileTitle(doc, book), `.${form.name}`)),
        'Content-Security-Policy': pagePolicy,
        'Cache-Control': 'private, no-store',
      })
    })
  }
}

function fileTitle({ title }: PlainDocument, { head }: MinutesBook): string {
  return `${title} ${head.title}`
}
