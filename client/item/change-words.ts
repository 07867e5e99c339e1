// Changes in words: which field of what, and a value as people read it. For the tray of what was not kept and for the question before an undo.
// Pure; names of areas, actors and benefits, and places in a list, come in where a board is at hand. Called by change-rows.ts and use-board-undo.tsx.

import type { TFunction } from 'i18next'
import { readinessSchema } from '../../shared/board/item.ts'
import type { Json } from '../../shared/board/value.ts'
import { estimateSchema } from '../../shared/board/value.ts'
import { agendaKindSchema } from '../../shared/point/agenda-item.ts'
import type { Format } from '../ui/format.ts'
import type { ProgrammeNames } from './programme-context.ts'

/** What the words are made with. */
export interface WordTools {
  readonly t: TFunction<'item'>
  readonly points: TFunction<'points'>
  readonly format: Format
  /** null outside a board. */
  readonly names: ProgrammeNames | null
  /** What an item's or agenda item's key would make its 1-based place now; null where no list is at hand. */
  readonly place: (o: { readonly record: string; readonly value: Json }) => number | null
  /** What a record is called in a sentence. */
  readonly recordName: (record: string) => string
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
      if (tail === 'status' || tail === 'mayDecide' || tail === 'reversible' || tail === 'saving')
        return t(`fields.${tail}`)
      return tail === 'benefit' ? t('fields.cutBenefit') : t('fields.unknown')
    case 'orderReason':
    case 'realisedOn':
      return t(`fields.${head}`)
    case 'drivers':
    case 'adoption':
    case 'demand':
    case 'preconditions':
    case 'actorsReady':
      return t(`fields.${head}`, { name: partName(head, tail, names) })
    default:
      return t('fields.unknown')
  }
}

/** Actors by their names; drivers, preconditions and kinds of actors by what the programme began with; a period as it is written. */
function partName(group: string, part: string, names: ProgrammeNames | null): string {
  if (group === 'adoption') return names?.actor(part) ?? part
  const [actor = '', period = ''] = part.split('.')
  return group === 'demand' ? `${names?.actor(actor) ?? actor} ${period}` : part
}

interface ValueAsked {
  readonly record: string
  readonly key: string
  readonly value: Json | undefined
  readonly tools: WordTools
}

/** @returns a field's value as people read it: never an id nobody knows, a bare yes or no of the machine, or its brackets. */
export function valueWords(o: ValueAsked): string {
  const { key, value, tools } = o
  const { t, format, names } = tools
  const head = key.split('.')[0] ?? ''
  if (value === undefined || value === null || value === '') return absentWords(head, value, tools)
  switch (head) {
    case 'estimate':
      return estimateWords(value, tools)
    case 'position':
    case 'rank':
      return placeWords(o, value)
    case 'ready':
      return readyWords(value, tools)
    case 'linked':
      return t(value === true ? 'values.linked' : 'values.notLinked')
    case 'area':
      return names?.area(String(value)) ?? String(value)
    case 'kind':
      return kindWords(value, tools)
    case 'phase':
      return phaseWords(value, t)
    case 'who':
      return whoWords(value, tools)
    case 'benefit':
      return typeof value === 'number' ? t('values.mark', { value }) : t('values.absent')
    case 'minutes':
      return typeof value === 'number' ? format.minutes(value) : t('values.absent')
  }
  if (key === 'cut.latestUsefulDate' || key === 'realisedOn') return format.date(String(value))
  if (head === 'drivers' || head === 'adoption') return format.percent(Number(value))
  if (head === 'demand') return t('values.effort', { effort: format.number(Number(value)) })
  if (head === 'actorsReady') return t('values.actorsReady', value as { ready: number; of: number })
  if (head === 'cut') return cutWords(key, value, tools)
  if (typeof value === 'number') return format.number(value)
  if (typeof value === 'boolean') return t(value ? 'values.yes' : 'values.no')
  return typeof value === 'object' ? t('values.text') : value
}

function cutWords(key: string, value: Json, { t, format }: WordTools): string {
  if (key === 'cut.saving' && Array.isArray(value)) {
    const steps = value as readonly { readonly on: string; readonly left: number }[]
    return format.list(
      steps.map(({ on, left }) => t('values.left', { date: format.date(on), share: format.percent(left) })),
    )
  }
  const said = choiceOf(key, value)
  return said === null ? String(value) : t(said)
}

function choiceOf(key: string, value: Json) {
  switch (`${key} ${value}`) {
    case 'cut.status possible':
      return 'values.status.possible'
    case 'cut.status recommended':
      return 'values.status.recommended'
    case 'cut.status decided':
      return 'values.status.decided'
    case 'cut.status reversed':
      return 'values.status.reversed'
    case 'cut.mayDecide programme-manager':
      return 'values.mayDecide.programme-manager'
    case 'cut.mayDecide board':
      return 'values.mayDecide.board'
    case 'cut.mayDecide programme-owner':
      return 'values.mayDecide.programme-owner'
    case 'cut.reversible yes':
      return 'values.yes'
    case 'cut.reversible partly':
      return 'values.partly'
    case 'cut.reversible no':
      return 'values.no'
    default:
      return null
  }
}

function absentWords(head: string, value: Json | undefined, { t }: WordTools): string {
  if (head === 'linked') return t('values.notLinked')
  // A dependency without a reason stands; an absent one does not.
  if (head === 'needs') return t(value === '' ? 'values.yes' : 'values.no')
  return t('values.absent')
}

function estimateWords(value: Json, { t, format, names }: WordTools): string {
  const read = estimateSchema.safeParse(value)
  if (!read.success) return t('values.absent')
  const { low, likely, high } = read.data
  const words = t('values.estimate', {
    low: format.number(low),
    likely: format.number(likely),
    high: format.number(high),
  })
  return names === null ? words : `${words} ${names.structure.currency}`
}

function readyWords(value: Json, { t, format }: WordTools): string {
  const read = readinessSchema.safeParse(value)
  if (!read.success) return t('values.missing')
  const { done, owner = '', due } = read.data
  const state = t(done ? 'values.done' : 'values.missing')
  const date = due === undefined ? '' : format.date(due)
  if (owner === '' && date === '') return state
  const who =
    owner === ''
      ? t('ready.dueOnly', { due: date })
      : date === ''
        ? t('ready.ownedNoDate', { owner })
        : t('ready.owned', { owner, due: date })
  return `${state} (${who})`
}

function kindWords(value: Json, { t, points }: WordTools): string {
  if (value === 1 || value === 2 || value === 3) return t(`kinds.${value}`)
  const read = agendaKindSchema.safeParse(value)
  return read.success ? points(`kinds.${read.data}`) : t('values.absent')
}

function whoWords(value: Json, { t, format, names }: WordTools): string {
  if (!Array.isArray(value) || value.length === 0) return t('values.absent')
  return format.list(value.map((each) => names?.actor(String(each)) ?? String(each)))
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

function placeWords({ record, tools }: ValueAsked, value: Json): string {
  const { t } = tools
  const place = tools.place({ record, value })
  const list = typeof value === 'object' && value !== null && 'list' in value ? value.list : null
  if (list === 'cut') return place === null ? t('values.cut') : t('values.cutAt', { place })
  if (list === 'queue') return place === null ? t('values.queue') : t('values.queueAt', { place })
  return place === null ? t('values.elsewhere') : t('values.at', { place })
}
