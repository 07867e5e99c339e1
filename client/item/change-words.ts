// Changes in words: which field of what, and a value as people read it. For the tray of what was not kept and for the question before an undo.
// Pure; names of areas, actors and benefits come in where a board is at hand. Called by not-kept-tray.tsx and use-board-undo.tsx.

import type { TFunction } from 'i18next'
import type { Json } from '../../shared/board/value.ts'
import { estimateSchema } from '../../shared/board/value.ts'
import type { Format } from '../ui/format.ts'
import type { ProgrammeNames } from './programme-context.ts'

/** What the words are made with. `names` is null outside a board. */
export interface WordTools {
  readonly t: TFunction<'item'>
  readonly format: Format
  readonly names: ProgrammeNames | null
}

/** @returns the field's name in small letters; null = the whole record. */
export function fieldWords(key: string | null, { t, names }: WordTools): string {
  if (key === null) return t('fields.whole')
  const [head = '', ...rest] = key.split('.')
  const tail = rest.join('.')
  switch (head) {
    case 'title':
    case 'area':
    case 'kind':
    case 'who':
    case 'phase':
    case 'estimate':
    case 'position':
    case 'description':
    case 'minutes':
    case 'owner':
    case 'rank':
    case 'notes':
      return t(`fields.${head}`)
    case 'benefit':
      return t('fields.benefit', { name: names?.benefit(tail) ?? tail })
    case 'ready':
      return t('fields.ready', { name: readyName(tail, t) })
    case 'needs':
      return t('fields.needs', { name: tail })
    case 'linked':
      return t('fields.linked', { name: tail })
    case 'cut':
      if (tail === 'reason' || tail === 'cost' || tail === 'latestUsefulDate') return t(`fields.${tail}`)
      return tail === 'benefit' ? t('fields.cutBenefit') : t('fields.unknown')
    default:
      return t('fields.unknown')
  }
}

/** @returns a field's value as people read it. */
export function valueWords(o: { key: string | null; value: Json | undefined; tools: WordTools }): string {
  const { key, value, tools } = o
  const { t, format, names } = tools
  if (value === undefined || value === null || value === '') return t('values.absent')
  const head = key?.split('.')[0] ?? ''
  if (head === 'estimate') {
    const read = estimateSchema.safeParse(value)
    if (!read.success) return t('values.absent')
    const { low, likely, high } = read.data
    return t('values.estimate', { low: format.number(low), likely: format.number(likely), high: format.number(high) })
  }
  if (head === 'position') return positionWords(value, tools)
  if (head === 'rank') return t('values.elsewhere')
  if (head === 'ready') return isDone(value) ? t('values.done') : t('values.missing')
  if (head === 'linked') return t('values.linked')
  if (head === 'area' && names !== null) return names.area(String(value))
  if (head === 'kind' && (value === 1 || value === 2 || value === 3)) return t(`kinds.${value}`)
  if (head === 'phase') return phaseWords(value, t)
  if (head === 'minutes' && typeof value === 'number') return t('values.minutes', { count: value })
  if (key === 'cut.latestUsefulDate') return format.date(String(value))
  if (Array.isArray(value)) return value.length === 0 ? t('values.absent') : value.map(String).join(', ')
  if (typeof value === 'number') return format.number(value)
  return typeof value === 'object' ? t('values.text') : String(value)
}

function readyName(part: string, t: TFunction<'item'>): string {
  switch (part) {
    case 'what':
    case 'who':
    case 'size':
    case 'benefit':
    case 'operation':
    case 'maintenance':
      return t(`ready.parts.${part}`)
    default:
      return part
  }
}

function phaseWords(value: Json, t: TFunction<'item'>): string {
  switch (value) {
    case 'assignment':
    case 'planning':
    case 'limited-rollout':
    case 'national-rollout':
      return t(`phases.${value}`)
    default:
      return String(value)
  }
}

function positionWords(value: Json, { t }: WordTools): string {
  const list = typeof value === 'object' && value !== null && 'list' in value ? value.list : null
  return list === 'cut' ? t('values.cut') : list === 'queue' ? t('values.queue') : t('values.elsewhere')
}

function isDone(value: Json): boolean {
  return typeof value === 'object' && value !== null && 'done' in value && value.done === true
}
