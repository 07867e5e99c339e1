// /api/programmes/{programme}/points/{point}/papers and …/papers/{paper}: the files of an agenda. The content comes as the body itself and is
// judged before anything is kept. A paper the person may not see does not exist. Reads are logged by id alone.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { fileTypeFromBuffer } from 'file-type'
import { addPaperSchema, type Paper, paperSchema, papersBodySchema } from '../../../shared/contract/papers.ts'
import { type PaperId, type ProgrammeId, paperIdSchema, pointIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { agendaPlace, agendaRoom } from '../../commands/agenda/agenda-place.ts'
import { paperKind } from '../../domain/paper-kind.ts'
import { maySeePaper, type PaperReader } from '../../domain/paper-rights.ts'
import { audit } from '../../store/audit-log.ts'
import type { Transaction } from '../../store/database.ts'
import { logInCommand } from '../../store/log-in-command.ts'
import { openPoint } from '../../store/point-standing.ts'
import type { UpdateLog } from '../../store/update-log.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'
import { attachmentHeaders, readCapped } from './paper-content.ts'
import { uploadGate } from './upload-gate.ts'

const bytesPerMb = 1_048_576
const programme = z.object({ programme: programmeIdSchema })
const ofPoint = {
  path: '/api/programmes/{programme}/points/{point}/papers',
  params: programme.extend({ point: pointIdSchema }),
}
const onePaper = {
  path: '/api/programmes/{programme}/papers/{paper}',
  params: programme.extend({ paper: paperIdSchema }),
}

const listPapers = createRoute({
  method: 'get',
  path: ofPoint.path,
  summary: 'Papers of a point that one may see, oldest first',
  request: { params: ofPoint.params },
  responses: {
    200: { description: 'Papers', content: { 'application/json': { schema: papersBodySchema } } },
    ...refusalResponses,
  },
})
const addPaper = createRoute({
  method: 'post',
  path: ofPoint.path,
  summary: 'Lay a paper on an agenda item; the body is the file itself',
  request: { params: ofPoint.params, query: addPaperSchema },
  responses: {
    201: { description: 'The paper', content: { 'application/json': { schema: paperSchema } } },
    ...refusalResponses,
  },
})
const readPaper = createRoute({
  method: 'get',
  path: onePaper.path,
  summary: 'The content of a paper, as an attachment',
  request: { params: onePaper.params },
  responses: { 200: { description: 'The file' }, ...refusalResponses },
})
const removePaper = createRoute({
  method: 'delete',
  path: onePaper.path,
  summary: 'Take a paper off the agenda',
  request: { params: onePaper.params },
  responses: { 204: { description: 'It is off the agenda; what was there stays on record' }, ...refusalResponses },
})

export function papersRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { papers, now, logger, settings, rooms } = context
  const maxBytes = settings.paperMaxMb * bytesPerMb
  const gate = uploadGate()
  const tell = (paper: Pick<Paper, 'pointId' | 'internal'>): void =>
    rooms.notify(agendaRoom(paper), { topic: 'papers', id: paper.pointId })

  app.openapi(listPapers, async (c) => {
    const { programme: programmeId, point: pointId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const found = await papers.list({ programmeId, pointId })
    if (found === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const reader = { role: allowed.value, person: actor.personId, isPublished: found.point.isPublished }
    return c.json({ papers: found.papers.filter((paper) => maySeePaper(paper, reader)), maxBytes }, 200)
  })

  app.openapi(addPaper, async (c) => {
    const { programme: programmeId, point: pointId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'paper.add' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const asked = c.req.valid('query')
    // Told before the file is read; concluded again with it.
    const open = await openPoint(context.database.db, { programmeId, pointId })
    if (!open.ok) return refusalAnswer(c, open.refusal)
    const stands = async (log: Pick<UpdateLog, 'load'>): Promise<boolean> =>
      (await agendaPlace({ log }, { pointId, item: asked.agendaItem })) === (asked.internal ? 'internal' : 'public')
    if (!(await stands(context.log))) {
      return refusalAnswer(c, { code: 'UNKNOWN_ITEM', field: 'agendaItem', params: { id: asked.agendaItem } })
    }
    const tooLarge = { code: 'PAPER_TOO_LARGE', params: { max: settings.paperMaxMb } } as const
    if (Number(c.req.header('content-length') ?? 0) > maxBytes) return refusalAnswer(c, tooLarge)
    const added = await gate.through(actor.personId, async (): Promise<Outcome<Paper>> => {
      const bytes = await readCapped(c.req.raw.body, maxBytes)
      if (bytes === null) return refuse(tooLarge.code, { params: tooLarge.params })
      const kind = paperKind({ name: asked.name, bytes, detected: await detectedIn(bytes) })
      if (!kind.ok) return kind
      const paper = { ...asked, mediaType: kind.value, bytes }
      const standsIn = (tx: Transaction) => stands(logInCommand(tx, context.database))
      return papers.add({ programmeId, pointId, paper, by: actor.personId, at: now(), standsIn })
    })
    if (!added.ok) return refusalAnswer(c, added.refusal)
    tell(added.value)
    return c.json(added.value, 201)
  })

  app.openapi(readPaper, async (c) => {
    const { programme: programmeId, paper: id } = c.req.valid('param')
    const { actor, requestId } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const seen = await paperSeen(context, { programmeId, id, role: allowed.value, person: actor.personId })
    if (!seen.ok) return refusalAnswer(c, seen.refusal)
    const bytes = await papers.content(seen.value)
    const subject = { paper: id, point: seen.value.pointId }
    // Written before it is sent: what was read is known also where the line broke.
    await audit(context.database.db, { at: now(), programmeId, actor: actor.personId, act: 'paper.read', subject })
    logger.info({ requestId, paper: id, person: actor.personId }, 'a paper was read')
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, attachmentHeaders(seen.value))
  })

  app.openapi(removePaper, async (c) => {
    const { programme: programmeId, paper: id } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'paper.add' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const reader = { role: allowed.value, person: actor.personId }
    const seen = await paperSeen(context, { programmeId, id, ...reader })
    if (!seen.ok) return refusalAnswer(c, seen.refusal)
    const removed = await papers.remove({ programmeId, id, reader, at: now() })
    if (!removed.ok) return refusalAnswer(c, removed.refusal)
    tell(removed.value)
    return c.body(null, 204)
  })
}

async function paperSeen(
  { papers }: Pick<HttpContext, 'papers'>,
  { programmeId, id, role, person }: PaperReader & { readonly programmeId: ProgrammeId; readonly id: PaperId },
): Promise<Outcome<Paper>> {
  const found = await papers.get({ programmeId, id })
  if (found === null) return refuse('NOT_FOUND')
  const isSeen = maySeePaper(found.paper, { role, person, isPublished: found.point.isPublished })
  return isSeen ? done(found.paper) : refuse('NOT_FOUND')
}

/** @returns the media type found in the content; null when it is none that is known, or broken */
async function detectedIn(bytes: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? null
  } catch {
    return null
  }
}
