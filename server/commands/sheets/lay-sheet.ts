// Lays a file on the board: what its rows say, what they would change, in words to show and as the one update that writes it. Needs seconds of a processor for a
// long sheet, and so is done in a thread: values that can be sent there come in and go out. Called by sheet-thread.ts, and by tests.

import type { z } from 'zod'
import type { Board } from '../../../shared/board/snapshot.ts'
import type { Json } from '../../../shared/board/value.ts'
import type { ProgrammeStructure } from '../../../shared/contract/programme.ts'
import type { SheetPreview, sheetAppliedSchema } from '../../../shared/contract/sheets.ts'
import { canonicalJson } from '../../../shared/deciding/canonical-json.ts'
import { readBoard, writeChanges } from '../../../shared/document/records.ts'
import { readRulings } from '../../../shared/document/rulings.ts'
import { serverUpdate } from '../../../shared/document/server-update.ts'
import type { Steering } from '../../../shared/frame/steering.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language/languages.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Role } from '../../../shared/role.ts'
import { sha256 } from '../../domain/decision-seal.ts'
import { type ImportPlan, importPlan } from '../../domain/import-plan.ts'
import { type SheetColumn, sheetColumns } from '../../domain/sheet-column.ts'
import type { SheetRow } from '../../domain/sheet-row.ts'
import { type MappedTable, mapColumns } from '../../imports/map-columns.ts'
import { readRows } from '../../imports/read-rows.ts'
import { readTables } from '../../imports/read-tables.ts'
import type { Table } from '../../imports/table.ts'
import { breathing } from '../../store/breathing.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { documentOf } from '../board/board-document.ts'
import { roomDocument } from '../documents/room-document.ts'
import { type BenefitName, benefitNames } from './benefit-names.ts'
import { previewBody } from './preview-body.ts'

export interface FileToRead {
  readonly bytes: Uint8Array
  readonly structure: ProgrammeStructure
  readonly steering: Steering
  /** Which of its sheets is read, from 0. */
  readonly sheet: number
  /** Column → field, where the person has chosen. */
  readonly chosen: Readonly<Record<string, string | null>>
}

/** A file as it was read. */
export interface ReadSheet {
  readonly tables: readonly Table[]
  readonly table: number
  readonly mapped: MappedTable
  readonly rows: readonly SheetRow[]
  readonly columns: readonly SheetColumn[]
  readonly benefitName: BenefitName
  readonly marks: readonly string[]
}

export interface ToLayOn {
  readonly room: Pick<LoadedRoom, 'snapshot' | 'rows'>
  /** What leads to the board as it stood when the sheet was taken out; null where it does not say, or says several things. */
  readonly leading: readonly Uint8Array[] | null
  readonly reader: { readonly personId: PersonId; readonly role: Role; readonly language: Language }
}

/** What the person has seen and said yes to. */
export interface Agreed {
  readonly digest: string
  readonly leaveOut: boolean
  readonly take: readonly string[]
}

export interface SheetWritten {
  readonly payload: Uint8Array
  readonly rows: number
  readonly value: z.infer<typeof sheetAppliedSchema>
}

/** @returns what a file says, or what is wrong with it */
export async function readSheet({
  bytes,
  structure,
  steering,
  sheet,
  chosen,
}: FileToRead): Promise<Outcome<ReadSheet>> {
  const read = await readTables(bytes)
  if (!read.ok) return read
  const tables = read.value
  const at = Math.min(sheet, tables.length - 1)
  const table = tables[at]
  if (table === undefined) return refuse('NOT_FOUND')
  const columns = sheetColumns({ structure, steering })
  const benefitName = benefitNames(structure)
  const byIndex = new Map(Object.entries(chosen).map(([index, key]) => [Number(index), key]))
  const mapped = mapColumns(table, { columns, chosen: byIndex, benefitName })
  // Lists of one workbook are read together: what went from one to the other stands once.
  const alike = tables.filter((each) => each === table || sameHeadings(each, table, mapped))
  // Columns that cannot be told apart say nothing of any row.
  const parts = mapped.trouble === null ? alike.map((each) => readRows(each, { mapped, columns, structure })) : []
  const marks = [...new Set(parts.flatMap(({ taken }) => taken))]
  return done({ tables, table: at, mapped, rows: parts.flatMap((part) => part.rows), columns, benefitName, marks })
}

function sameHeadings(a: Table, b: Table, { headingRow }: MappedTable): boolean {
  const [one, other] = [a.rows[headingRow], b.rows[headingRow]]
  if (one === undefined || other === undefined || one.length !== other.length) return false
  return one.every((cell, at) => cell === other[at])
}

/** @returns what it would change; nothing is written */
export async function previewOf(sheet: ReadSheet, on: ToLayOn): Promise<SheetPreview> {
  const base = await baseOf(on)
  const laid = laidOnBoard(sheet, { on, base, take: new Set() })
  return previewBody({ ...sheet, ...laid, base, sheet: on.reader })
}

/** @returns the update of it all; SHEET_CHANGED when it is another than was seen, SHEET_LEAVES_OUT, SHEET_NOTHING, or what an answer made impossible */
export async function writtenOf(sheet: ReadSheet, on: ToLayOn & Agreed): Promise<Outcome<SheetWritten>> {
  const { trouble } = sheet.mapped
  if (trouble !== null) return refuse(trouble.code, trouble)
  const base = await baseOf(on)
  const seen = laidOnBoard(sheet, { on, base, take: new Set() })
  if (seen.digest !== on.digest) return refuse('SHEET_CHANGED')
  const leftOut = new Set(seen.plan.refused.map(({ row }) => row)).size
  if (leftOut > 0 && !on.leaveOut) return refuse('SHEET_LEAVES_OUT', { params: { count: leftOut } })
  const { plan } = on.take.length === 0 ? seen : laidOnBoard(sheet, { on, base, take: new Set(on.take) })
  // An answer may make a row impossible that was not: then nothing is written.
  const known = new Set(seen.plan.refused.map(({ row }) => row))
  const worse = plan.refused.find(({ row }) => !known.has(row))
  if (worse !== undefined) return refuse(worse.refusal.code, worse.refusal)
  const payload = updateOf(on, plan)
  if (payload === null) return refuse('SHEET_NOTHING')
  return done({ payload, rows: plan.planned.length, value: { ...counts(plan), leftOut } })
}

async function baseOf({ leading }: ToLayOn): Promise<Board | null> {
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
  { rows }: ReadSheet,
  o: { readonly on: ToLayOn; readonly base: Board | null; readonly take: ReadonlySet<string> },
): Laid {
  const { personId, role } = o.on.reader
  const doc = roomDocument(o.on.room)
  const board = readBoard(doc)
  const rulings = readRulings(doc)
  doc.destroy()
  const plan = importPlan({ board, base: o.base, rows, writer: { personId, role, rulings }, take: o.take })
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

function counts({ planned }: ImportPlan) {
  const isChanged = ({ kind, changes, list }: (typeof planned)[number]): boolean =>
    kind === 'changed' && (changes.length > 0 || list !== null)
  return {
    added: planned.filter(({ kind }) => kind === 'new').length,
    changed: planned.filter(isChanged).length,
    moved: planned.filter(({ moved }) => moved).length,
  }
}

function updateOf({ room }: ToLayOn, { changes }: ImportPlan): Uint8Array | null {
  const doc = roomDocument(room)
  const update = serverUpdate(doc, () => writeChanges({ doc, kind: 'board', changes, origin: 'server' }))
  doc.destroy()
  return update
}
