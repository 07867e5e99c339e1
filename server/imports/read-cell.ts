// Read cell: what a cell of a column says, as values of the item's fields, or why it cannot be read. The inverse of server/exports/item-cells.ts; takes words
// and dates of all our languages, decimal comma and point. Pure. Called by read-rows.ts.

import { demandKeySchema } from '../../shared/board/item.ts'
import type { Json } from '../../shared/board/value.ts'
import type { ProgrammeStructure } from '../../shared/contract/programme.ts'
import { itemIdSchema } from '../../shared/ids.ts'
import { languages } from '../../shared/language/languages.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { LineKind, SheetColumn } from '../domain/sheet-column.ts'
import { sheetWords } from '../exports/sheet-words.ts'

/** A cell as a file has it. */
export type RawCell = string | number | boolean | Date | null

/** @returns the value; null for an empty cell, a record by part for a cell of lines */
export function readCell(
  column: SheetColumn,
  raw: RawCell,
  structure: Pick<ProgrammeStructure, 'areas' | 'actors'>,
): Outcome<Json> {
  const { kind } = column
  if (kind === 'lines') return linesIn(textIn(raw), column)
  if (raw === null || (typeof raw === 'string' && raw.trim() === '' && kind !== 'note' && kind !== 'text')) {
    return done(kind === 'actors' ? [] : null)
  }
  switch (kind) {
    case 'place':
    case 'mnok':
    case 'mark':
    case 'need-kind':
      return numberIn(raw)
    case 'date':
      return dateIn(raw)
    case 'yes-no':
      return yesOrNo(raw)
    case 'list':
      return wordIn(raw, (words) => words.lists)
    case 'phase':
      return wordIn(raw, (words) => words.phases)
    case 'choice':
      return wordIn(raw, (words) =>
        column.key === 'cut.status'
          ? words.statuses
          : column.key === 'cut.mayDecide'
            ? words.mayDecide
            : words.reversible,
      )
    case 'area':
      return areaIn(textIn(raw).trim(), structure)
    case 'actors':
      return actorsIn(textIn(raw), structure)
    case 'id':
      return done(textIn(raw).trim().toUpperCase())
    default:
      return done(textIn(raw))
  }
}

/** What a cell says as text: figures as they are, days as `YYYY-MM-DD`. */
export function textIn(raw: RawCell): string {
  if (raw === null) return ''
  return raw instanceof Date ? dayOf(raw) : String(raw)
}

const spaces = /[\s\u00a0\u202f]/g

/** «1 234,5», «1.234,5», «1234.5». «1.234» may be either: it is refused rather than guessed. */
function numberIn(raw: RawCell): Outcome<number> {
  if (typeof raw === 'number')
    return Number.isFinite(raw) ? done(raw) : refuse('SHEET_NUMBER', { params: { text: '' } })
  const text = textIn(raw)
  const bare = text.replace(spaces, '').replace('\u2212', '-')
  const commas = bare.split(',').length - 1
  const points = bare.split('.').length - 1
  const isUnclear = commas === 0 && points === 1 && /^-?\d{1,3}\.\d{3}$/.test(bare)
  const plain =
    commas === 1 && points > 0 && bare.lastIndexOf(',') > bare.lastIndexOf('.')
      ? bare.replaceAll('.', '').replace(',', '.')
      : commas === 1 && points === 0
        ? bare.replace(',', '.')
        : bare
  const isNumber = /^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i.test(plain)
  if (isUnclear || !isNumber) return refuse('SHEET_NUMBER', { params: { text: shown(text) } })
  return done(Number(plain))
}

function dateIn(raw: RawCell): Outcome<string> {
  if (raw instanceof Date) return done(dayOf(raw))
  const text = textIn(raw).trim()
  const [day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)?.slice(1) ?? []
  if (day !== '') return done(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  // That the day exists is the item's own rule.
  return /^\d{4}-\d\d-\d\d$/.test(text) ? done(text) : refuse('NOT_A_DATE')
}

function dayOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
}

function yesOrNo(raw: RawCell): Outcome<boolean> {
  if (typeof raw === 'boolean') return done(raw)
  const text = textIn(raw).trim().toLowerCase()
  const said = languages.flatMap((language) => {
    const { yes, no } = sheetWords(language)
    return text === yes.toLowerCase() ? [true] : text === no.toLowerCase() ? [false] : []
  })[0]
  if (said !== undefined) return done(said)
  if (['x', '1', 'true', 'sant'].includes(text)) return done(true)
  if (['0', 'false', 'usant'].includes(text)) return done(false)
  return refuse('SHEET_WORD', {
    params: { text: shown(text), words: `${sheetWords('nb').yes}, ${sheetWords('nb').no}` },
  })
}

function wordIn(
  raw: RawCell,
  wordsOf: (words: ReturnType<typeof sheetWords>) => Readonly<Record<string, string>>,
): Outcome<string> {
  const text = textIn(raw).trim()
  for (const language of languages) {
    for (const [value, word] of Object.entries(wordsOf(sheetWords(language)))) {
      if (text.toLowerCase() === word.toLowerCase() || text === value) return done(value)
    }
  }
  const words = Object.values(wordsOf(sheetWords('nb'))).join(', ')
  return refuse('SHEET_WORD', { params: { text: shown(text), words } })
}

function areaIn(text: string, { areas }: Pick<ProgrammeStructure, 'areas'>): Outcome<string> {
  const found = areas.find(
    ({ id, name }) =>
      id === text.toUpperCase() || Object.values(name).some((each) => each?.toLowerCase() === text.toLowerCase()),
  )
  if (found !== undefined) return done(found.id)
  return refuse('SHEET_WORD', { params: { text: shown(text), words: areas.map(({ id }) => id).join(', ') } })
}

function actorsIn(text: string, { actors }: Pick<ProgrammeStructure, 'actors'>): Outcome<string[]> {
  const ids: string[] = []
  for (const each of text.split(/[,;\n]/).map((part) => part.trim())) {
    if (each === '') continue
    const found = actors.find(({ id, name }) => id === each.toUpperCase() || name.toLowerCase() === each.toLowerCase())
    if (found === undefined) {
      return refuse('SHEET_WORD', { params: { text: shown(each), words: actors.map(({ id }) => id).join(', ') } })
    }
    ids.push(found.id)
  }
  return done(ids)
}

const savingKey = /^(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d)$/

function linesIn(text: string, { key, lines = 'note' }: SheetColumn): Outcome<Json> {
  const parts: Record<string, Json> = {}
  const steps: Json[] = []
  for (const line of entriesOf(text)) {
    const at = line.indexOf(':')
    const part = line.slice(0, Math.max(0, at)).trim()
    const said = line.slice(at + 1)
    const value = at > 0 && isPart(part, { key, lines }) ? lineValue(said, lines) : null
    const twice = Object.hasOwn(parts, part)
    if (value === null || !value.ok || twice) return refuse('SHEET_LINE', { params: { text: shown(line) } })
    if (lines === 'saving') {
      const on = dateIn(part)
      if (!on.ok) return on
      steps.push({ on: on.value, left: value.value })
    } else parts[part] = value.value
  }
  return done(lines === 'saving' ? steps : parts)
}

/** A line that begins two blanks in goes on with the one before. */
function entriesOf(text: string): readonly string[] {
  const entries: string[] = []
  for (const line of text.split('\n')) {
    const last = entries.length - 1
    if (line.startsWith('  ') && last >= 0) entries[last] += `\n${line.slice(2)}`
    else if (line.trim() !== '') entries.push(line)
  }
  return entries
}

function isPart(part: string, { key, lines }: { key: string; lines: LineKind }): boolean {
  if (part === '__proto__') return false
  if (lines === 'saving') return savingKey.test(part)
  if (key === 'needs') return itemIdSchema.safeParse(part).success
  return key === 'demand' ? demandKeySchema.safeParse(part).success : /^[A-Z][A-Z0-9]{0,7}$/.test(part)
}

function lineValue(said: string, lines: LineKind): Outcome<Json> {
  switch (lines) {
    case 'note':
      return done(said.startsWith(' ') ? said.slice(1) : said)
    case 'number':
      return numberIn(said)
    case 'yes-no':
      return yesOrNo(said)
    case 'of': {
      const [ready, of] = /^\s*(\d{1,9})\s*\/\s*(\d{1,9})\s*$/.exec(said)?.slice(1).map(Number) ?? []
      return ready === undefined || of === undefined ? refuse('SHEET_LINE') : done({ ready, of })
    }
    default:
      return shareIn(said)
  }
}

function shareIn(said: string): Outcome<number> {
  const isPercent = /%\s*$/.test(said)
  const number = numberIn(said.replace(/%\s*$/, ''))
  return number.ok && isPercent ? done(number.value / 100) : number
}

/** Enough of it to find it by. */
function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
