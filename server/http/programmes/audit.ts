// /api/programmes/{programme}/audit: who did what and when, page by page or as a sheet, for those who answer for the programme. That the log was taken out
// stands in it.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type AuditAsked, auditAskedSchema, auditBodySchema } from '../../../shared/contract/audit.ts'
import { type ProgrammeId, programmeIdSchema } from '../../../shared/ids.ts'
import { actWords, subjectWords } from '../../../shared/language/audit-words.ts'
import type { Language } from '../../../shared/language/languages.ts'
import { daysAfter, norwegianDateAndTime, startOfDay } from '../../domain/calendar-date.ts'
import { auditSheet } from '../../exports/audit-sheet.ts'
import { type AuditWhere, audit, auditedPeople, auditRows, type StoredAudit } from '../../store/audit-log.ts'
import { auditNames } from '../../store/audit-names.ts'
import { contentDisposition } from '../content-disposition.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const base = '/api/programmes/{programme}/audit'
const params = z.object({ programme: programmeIdSchema })
const pageRows = 100
/** A sheet has no more; who wants older rows asks for another span. */
const sheetRows = 50_000

const readAudit = createRoute({
  method: 'get',
  path: base,
  summary: 'Who did what and when',
  request: { params, query: auditAskedSchema },
  responses: {
    200: { description: 'Newest first', content: { 'application/json': { schema: auditBodySchema } } },
    ...refusalResponses,
  },
})
const takeOut = createRoute({
  method: 'get',
  path: `${base}.csv`,
  summary: 'The audit log as a sheet',
  request: { params, query: auditAskedSchema.omit({ before: true }) },
  responses: { 200: { description: 'The file' }, ...refusalResponses },
})

const headings: Readonly<Record<Language, readonly [string, string, string, string]>> = {
  nb: ['Tidspunkt', 'Hvem', 'Hva', 'Gjelder'],
  nn: ['Tidspunkt', 'Kven', 'Kva', 'Gjeld'],
  en: ['Time', 'Who', 'What', 'About'],
}
const fileNames: Readonly<Record<Language, string>> = {
  nb: 'revisjonslogg.csv',
  nn: 'revisjonslogg.csv',
  en: 'audit-log.csv',
}

export function auditRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { db } = context.database

  app.openapi(readAudit, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'audit.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const where = whereOf(programmeId, c.req.valid('query'))
    const [found, people] = await Promise.all([auditRows(db, where, pageRows + 1), auditedPeople(db, programmeId)])
    const rows = found.slice(0, pageRows)
    const older = found.length > rows.length ? (rows.at(-1)?.id ?? null) : null
    const keptDays = context.settings.auditKeepDays
    const names = Object.fromEntries(await auditNames(db, programmeId, rows))
    return c.json({ rows: rows.map(rowOf), older, keptDays, people: [...people], names }, 200)
  })

  app.openapi(takeOut, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const { actor, language } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'audit.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const where = whereOf(programmeId, c.req.valid('query'))
    const [rows, people, points] = await Promise.all([
      auditRows(db, where, sheetRows),
      auditedPeople(db, programmeId),
      context.points.list(programmeId),
    ])
    const subject = { rows: rows.length }
    await audit(db, { at: context.now(), programmeId, actor: actor.personId, act: 'audit.exported', subject })
    const names = new Map<string, string>([
      ...(await auditNames(db, programmeId, rows)),
      ...people.map(({ id, name }) => [id, name] as const),
      ...points.map(({ id, head }) => [id, head.title] as const),
    ])
    const nameOf = (id: string): string => names.get(id) ?? id
    const sheet = auditSheet({
      headings: headings[language],
      lines: rows.map(({ at, actor: by, act, subject: about }) => ({
        at: norwegianDateAndTime(at),
        who: by === null ? '' : nameOf(by),
        act: actWords(act, language),
        what: subjectWords(about, { language, nameOf }),
      })),
    })
    return c.body(sheet, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': contentDisposition('attachment', fileNames[language]),
      'Cache-Control': 'private, no-store',
    })
  })
}

function whereOf(programmeId: ProgrammeId, { actor, act, from, to, before }: Partial<AuditAsked>): AuditWhere {
  return {
    programmeId,
    actor,
    act,
    before,
    from: from === undefined ? undefined : startOfDay(from),
    until: to === undefined ? undefined : startOfDay(daysAfter(to, 1)),
  }
}

function rowOf({ at, ...row }: StoredAudit) {
  return { ...row, at: at.toISOString() }
}
