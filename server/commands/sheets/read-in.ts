// Read in: a file against the board: first what it would change, then, when the person has seen that and says yes, all of it in one transaction as her own
// update. What was seen is what is written: a board that would be changed otherwise by now is asked about again (SHEET_CHANGED). Others go on editing
// meanwhile. Called by server/http/programmes/sheets.ts.

import type { z } from 'zod'
import type { Board } from '../../../shared/board/snapshot.ts'
import type { Json } from '../../../shared/board/value.ts'
import type {
  applySheetSchema,
  previewSheetSchema,
  SheetPreview,
  sheetAppliedSchema,
} from '../../../shared/contract/sheets.ts'
import { canonicalJson } from '../../../shared/deciding/canonical-json.ts'
import { readBoard, writeChanges } from '../../../shared/document/records.ts'
import { readRulings } from '../../../shared/document/rulings.ts'
import { serverUpdate } from '../../../shared/document/server-update.ts'
import { boardRoom, type PersonId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language/languages.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Role } from '../../../shared/role.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { sha256 } from '../../domain/decision-seal.ts'
import { type ImportPlan, importPlan } from '../../domain/import-plan.ts'
import { type SheetColumn, sheetColumns } from '../../domain/sheet-column.ts'
import type { SheetRow } from '../../domain/sheet-row.ts'
import { placeTaken } from '../../domain/taken-mark.ts'
import { type MappedTable, mapColumns } from '../../imports/map-columns.ts'
import { readRows } from '../../imports/read-rows.ts'
import type { Table } from '../../imports/table.ts'
import { audit } from '../../store/audit-log.ts'
import { breathing } from '../../store/breathing.ts'
import { commitRuling } from '../../store/commit-ruling.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { logAt } from '../../store/log-since.ts'
import { rolesOn } from '../../store/people.ts'
import type { StoredProgramme } from '../../store/programmes.ts'
import { documentOf } from '../board/board-document.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { frameBody } from '../frame/frame-body.ts'
import { type BenefitName, benefitNames } from './benefit-names.ts'
import { previewBody } from './preview-body.ts'
import { readInThread } from './read-in-thread.ts'

type Context = Pick<CommandContext, 'database' | 'log' | 'now'>

export interface SheetAsked {
  readonly programme: StoredProgramme
  readonly person: PersonId
  readonly role: Role
  readonly language: Language
  readonly bytes: Uint8Array
  readonly asked: z.infer<typeof previewSheetSchema>
}

/** @returns what the file would change; nothing is written and nothing kept */
export async function previewSheet(context: Context, sheet: SheetAsked): Promise<Outcome<SheetPreview>> {
  const file = await readFile(context, sheet)
  if (!file.ok) return file
  const laid = laidOnBoard(file.value, { sheet, take: new Set() })
  return done(previewBody({ ...file.value, ...laid, sheet }))
}

/** @returns what came of it, once it is committed; the caller tells the board's room */
export async function applySheet(
  context: Context,
  sheet: SheetAsked & { readonly asked: z.infer<typeof applySheetSchema> },
): Promise<Outcome<z.infer<typeof sheetAppliedSchema>>> {
  const { programme, person, asked } = sheet
  const file = await readFile(context, sheet)
  if (!file.ok) return file
  const { trouble } = file.value.mapped
  if (trouble !== null) return refuse(trouble.code, trouble)
  const name = boardRoom(programme.id)
  return commitRuling(context.database, {
    programmeId: programme.id,
    rooms: [name],
    run: async (tx, loaded) => {
      const room = loaded.get(name)
      if (room === undefined) throw new Error(`${name} was asked for`)
      // The file took its time: what she may now is what counts.
      const role = (await rolesOn(tx, { programmeId: programme.id, personIds: [person] })).get(person) ?? null
      if (role === null || !may(role, 'sheet.import'))
        return refuse('FORBIDDEN', { params: { permission: 'sheet.import' } })
      const now = { ...file.value, room }
      const hers = { ...sheet, role }
      const seen = laidOnBoard(now, { sheet: hers, take: new Set() })
      if (seen.digest !== asked.digest) return refuse('SHEET_CHANGED')
      const leftOut = new Set(seen.plan.refused.map(({ row }) => row)).size
      if (leftOut > 0 && asked.leaveOut !== 'true') return refuse('SHEET_LEAVES_OUT', { params: { count: leftOut } })
      const take = new Set((asked.take ?? '').split('\n').filter((each) => each !== ''))
      const { plan } = take.size === 0 ? seen : laidOnBoard(now, { sheet: hers, take })
      // An answer may make a row impossible that was not: then nothing is written.
      const known = new Set(seen.plan.refused.map(({ row }) => row))
      const worse = plan.refused.find(({ row }) => !known.has(row))
      if (worse !== undefined) return refuse(worse.refusal.code, worse.refusal)
      const payload = updateOf(room, plan)
      if (payload === null) return refuse('SHEET_NOTHING')
      const subject = { file: asked.name.slice(0, 120), rows: plan.planned.length }
      await audit(tx, { at: context.now(), programmeId: programme.id, actor: person, act: 'sheet.imported', subject })
      const value = { ...counts(plan), leftOut }
      return done({ value, updates: [{ room: name, payload, by: { person, role } }], raisesEpoch: false })
    },
  })
}

function counts({ planned }: ImportPlan) {
  const isChanged = ({ kind, changes, list }: (typeof planned)[number]): boolean =>
    kind === 'changed' && (changes.length > 0 || list !== null)
  return {
    added: planned.filter(({ kind }) => kind === 'new').length,
    changed: planned.filter(isChanged).length,
    moved: planned.filter(({ moved }) => moved).length,
  }
}

/** A file as it was read, and the board beside it. */
interface ReadFile {
  readonly tables: readonly Table[]
  readonly table: number
  readonly mapped: MappedTable
  readonly rows: readonly SheetRow[]
  readonly columns: readonly SheetColumn[]
  readonly benefitName: BenefitName
  readonly room: LoadedRoom
  /** The board as it stood when the sheet was taken out; null where it does not say, or says several things. */
  readonly base: Board | null
}

async function readFile(context: Context, { programme, bytes, asked }: SheetAsked): Promise<Outcome<ReadFile>> {
  const { structure } = programme
  const read = await readInThread(bytes)
  if (!read.ok) return read
  const tables = read.value
  const at = Math.min(asked.sheet ?? 0, tables.length - 1)
  const table = tables[at]
  const [room, { steering }] = await Promise.all([
    context.log.load(boardRoom(programme.id)),
    frameBody(context, programme),
  ])
  if (room === null || table === undefined) return refuse('NOT_FOUND')
  const columns = sheetColumns({ structure, steering })
  const benefitName = benefitNames(structure)
  const chosen = new Map(Object.entries(asked.columns ?? {}).map(([index, key]) => [Number(index), key]))
  const mapped = mapColumns(table, { columns, chosen, benefitName })
  // Lists of one workbook are read together: what went from one to the other stands once.
  const alike = tables.filter((each) => each === table || sameHeadings(each, table, mapped))
  // Columns that cannot be told apart say nothing of any row.
  const parts = mapped.trouble === null ? alike.map((each) => readRows(each, { mapped, columns, structure })) : []
  const marks = new Set(parts.flatMap(({ taken }) => taken))
  const base = await baseOf(context, room, [...marks])
  const rows = parts.flatMap((part) => part.rows)
  return done({ tables, table: at, mapped, rows, columns, benefitName, room, base })
}

function sameHeadings(a: Table, b: Table, { headingRow }: MappedTable): boolean {
  const [one, other] = [a.rows[headingRow], b.rows[headingRow]]
  if (one === undefined || other === undefined || one.length !== other.length) return false
  return one.every((cell, at) => cell === other[at])
}

async function baseOf(
  { database }: Pick<Context, 'database'>,
  room: LoadedRoom,
  marks: readonly string[],
): Promise<Board | null> {
  const [mark, ...others] = marks
  const place = mark === undefined || others.length > 0 ? null : placeTaken(mark, room.lineage)
  const leading = place === null ? null : await logAt(database, { room: room.room, place })
  if (leading === null) return null
  const doc = await documentOf(leading, breathing())
  const board = readBoard(doc)
  doc.destroy()
  return board
}

interface Laid {
  readonly board: Board
  readonly plan: ImportPlan
  readonly digest: string
}

/** Lays the file on the board as the room has it. */
function laidOnBoard(
  { room, base, rows }: ReadFile,
  { sheet, take }: { readonly sheet: SheetAsked; readonly take: ReadonlySet<string> },
): Laid {
  const doc = roomDocument(room)
  const board = readBoard(doc)
  const rulings = readRulings(doc)
  doc.destroy()
  const writer = { personId: sheet.person, role: sheet.role, rulings }
  const plan = importPlan({ board, base, rows, writer, take })
  return { board, plan, digest: digestOf(plan) }
}

/** Of what would be changed and what cannot be: the same for as long as the person would see the same. */
function digestOf({ planned, refused }: ImportPlan): string {
  return sha256(
    canonicalJson({
      planned: planned.map(({ item, kind, changes, list, moved }) => ({
        item,
        kind,
        moved,
        list,
        changes: changes.map(({ key, from = null, to = null, conflict }) => ({ key, from, to, conflict })),
      })),
      refused: refused.map(({ row, key, refusal }) => ({ sheet: row.sheet, row: row.row, key, code: refusal.code })),
    } as unknown as Json),
  )
}

function updateOf(room: LoadedRoom, { changes }: ImportPlan): Uint8Array | null {
  const doc = roomDocument(room)
  const update = serverUpdate(doc, () => writeChanges({ doc, kind: 'board', changes, origin: 'server' }))
  doc.destroy()
  return update
}
