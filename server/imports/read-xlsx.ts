// Reads the sheets of a workbook, with what has to be known beside the cells: which are merged, for they say one thing in several rows, and how many hold
// formulas, whose last worked out values are read. Called by read-tables.ts, off the main thread.

import readXlsxFile from 'read-excel-file/node'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { RawCell } from './read-cell.ts'
import { maxColumns, maxRows, type Table } from './table.ts'
import { guardedParts, type Parts, packed } from './xlsx-guard.ts'

/** A sheet of a workbook; `merged` names the ranges that are merged. */
export type XlsxTable = Table & { readonly merged: readonly string[]; readonly emptyFormulas: readonly string[] }

export async function readXlsx(bytes: Uint8Array): Promise<Outcome<readonly XlsxTable[]>> {
  const parts = guardedParts(bytes)
  if (!parts.ok) return parts
  const sources = sheetSources(parts.value)
  if (Object.values(sources).some((xml) => countOf(xml, /<row\b/g, maxRows + 2) > maxRows + 1)) {
    return refuse('SHEET_TOO_LONG', { params: { max: maxRows } })
  }
  try {
    const sheets = await readXlsxFile(Buffer.from(packed(parts.value)), { trim: false })
    const tables = sheets.map(({ sheet, data }): XlsxTable => {
      const xml = sources[sheet] ?? ''
      return {
        name: sheet,
        rows: data as readonly (readonly RawCell[])[],
        formulas: countOf(xml, /<f\b/g, Number.POSITIVE_INFINITY),
        merged: [...xml.matchAll(/<mergeCell\b[^>]*\bref="([A-Z0-9:]+)"/g)].map(([, ref]) => ref ?? ''),
        emptyFormulas: emptyFormulas(xml),
      }
    })
    const isWide = tables.some(({ rows }) => rows.some((row) => row.length > maxColumns))
    return isWide ? refuse('SHEET_TOO_WIDE', { params: { max: maxColumns } }) : done(tables)
  } catch {
    return refuse('SHEET_DAMAGED')
  }
}

/** @returns the XML of each sheet by its name */
function sheetSources(parts: Parts): Readonly<Record<string, string>> {
  const decoder = new TextDecoder()
  const text = (name: string): string => {
    const bytes = parts[name]
    return bytes === undefined ? '' : decoder.decode(bytes)
  }
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  )
  return Object.fromEntries(
    [...text('xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => [
      unescaped(attribute(tag, 'name')),
      text(targets.get(attribute(tag, 'r:id')) ?? ''),
    ]),
  )
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => entities[name] ?? '')
}

function countOf(text: string, pattern: RegExp, most: number): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) {
    count += 1
    if (count >= most) break
  }
  return count
}

/** Cells with a formula that was never worked out: what they say is not known. */
function emptyFormulas(xml: string): readonly string[] {
  const cells: string[] = []
  for (const [, attributes = '', inner = ''] of xml.matchAll(/<c\b([^>]*[^/])>(.*?)<\/c>/gs)) {
    if (!/<f\b/.test(inner) || /<v>[^<]/.test(inner)) continue
    cells.push(attribute(attributes, 'r'))
    if (cells.length >= 5) break
  }
  return cells
}
