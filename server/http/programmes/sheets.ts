// /api/programmes/{programme}/sheets: the board taken out as files for spreadsheets, and a file read in: first what it would change, then all of it. The
// file is the body itself, within its cap. Reading out is for everybody who reads the board; reading in for `sheet.import`, and row by row for what else it changes.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  applySheetSchema,
  previewSheetSchema,
  sheetAppliedSchema,
  sheetFiles,
  sheetMaxMb,
  sheetPreviewSchema,
} from '../../../shared/contract/sheets.ts'
import { boardRoom, type ProgrammeId, programmeIdSchema } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { applySheet, previewSheet, type SheetAsked } from '../../commands/sheets/read-in.ts'
import { takeOut } from '../../commands/sheets/take-out.ts'
import type { HttpContext, HttpEnv, HttpRequest } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { attachmentHeaders, readCapped } from '../points/paper-content.ts'
import { uploadGate } from '../points/upload-gate.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/sheets'
const programme = z.object({ programme: programmeIdSchema })
const maxBytes = sheetMaxMb * 1_048_576

const readFile = createRoute({
  method: 'get',
  path: `${path}/{file}`,
  summary: 'The board, a list of it or the frame as a file for spreadsheets',
  request: { params: programme.extend({ file: z.enum(sheetFiles) }) },
  responses: { 200: { description: 'The file' }, ...refusalResponses },
})
const preview = createRoute({
  method: 'post',
  path: `${path}/preview`,
  summary: 'What a file would change; the body is the file itself, and nothing is written',
  request: { params: programme, query: previewSheetSchema },
  responses: {
    200: { description: 'The difference', content: { 'application/json': { schema: sheetPreviewSchema } } },
    ...refusalResponses,
  },
})
const apply = createRoute({
  method: 'post',
  path,
  summary: 'Read a file in, as it was seen; the body is the file itself',
  request: { params: programme, query: applySheetSchema },
  responses: {
    200: { description: 'What came of it', content: { 'application/json': { schema: sheetAppliedSchema } } },
    ...refusalResponses,
  },
})

export function sheetsRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const gate = uploadGate()

  app.openapi(readFile, async (c) => {
    const { programme: programmeId, file } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const stored = await context.programmes.get(programmeId)
    const taken = stored && (await takeOut(context, { programme: stored, file, language: c.var.language }))
    if (taken === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    return c.body(taken.content as string | Uint8Array<ArrayBuffer>, 200, attachmentHeaders(taken))
  })

  app.openapi(preview, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const told = await gated(c, programmeId, (sheet) =>
      previewSheet(context, { ...sheet, asked: c.req.valid('query') }),
    )
    return told.ok ? c.json(told.value, 200) : refusalAnswer(c, told.refusal)
  })

  app.openapi(apply, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const applied = await gated(c, programmeId, (sheet) =>
      applySheet(context, { ...sheet, asked: c.req.valid('query') }),
    )
    if (!applied.ok) return refusalAnswer(c, applied.refusal)
    context.rooms.appended(boardRoom(programmeId))
    return c.json(applied.value, 200)
  })

  /** Reads the body of who may read in, within the cap and not too many at once. */
  async function gated<Value>(
    c: HttpRequest,
    programmeId: ProgrammeId,
    work: (sheet: Omit<SheetAsked, 'asked'>) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    const { actor, language } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'sheet.import' })
    if (!allowed.ok) return allowed
    const stored = await context.programmes.get(programmeId)
    if (stored === null) return refuse('NOT_FOUND')
    const tooLarge = refuse('SHEET_TOO_LARGE', { params: { max: sheetMaxMb } })
    if (Number(c.req.header('content-length') ?? 0) > maxBytes) return tooLarge
    return gate.through(actor.personId, async () => {
      const bytes = await readCapped(c.req.raw.body, maxBytes)
      if (bytes === null) return tooLarge
      const sheet = { programme: stored, person: actor.personId, role: allowed.value, language, bytes }
      const worked = await work(sheet)
      return worked.ok ? done(worked.value) : worked
    })
  }
}
