// Who else is at an item or a field, as what the row draws: one ring colour and one flag's words. Flags fade after eight seconds still,
// except for what is lifted; the avatar in the top bar stays. Called by rows, entries, fields and the drawer.

import type { TFunction } from 'i18next'
import { useCallback, useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PresenceClaim } from '../../shared/contract/presence.ts'
import type { PresenceEntry } from '../live/live-room.ts'
import { usePresenceAt, useRoom } from '../live/use-room.ts'
import type { PersonColour } from '../ui/person.ts'
import type { PresenceKind } from '../ui/presence-flag.tsx'
import { PageContext } from './programme-context.ts'

const stillMs = 8_000

/** What stands on the edge of a row somebody is at. `personId` names whose flag it is. */
export interface RowFlag {
  readonly colour: PersonColour
  readonly kind: PresenceKind
  readonly text: string
  readonly personId: string
}

/** @returns the flag of a record, redrawn when somebody comes, goes or has been still; null when nobody is there. */
export function useRowFlag(record: string, fromPlace: number): RowFlag | null {
  const { t } = useTranslation('item')
  return flagOf({ entries: useFreshAt(record), fromPlace, t })
}

/** @returns those who are at a record and have stirred within eight seconds. */
export function useFreshAt(record: string): readonly PresenceEntry[] {
  return useFresh(usePresenceAt(record))
}

/** @returns the colour of somebody who edits this field now, or undefined. A field is named by its first part: `cut`, `ready`. */
export function useFieldRing(record: string, field: string): PersonColour | undefined {
  const entries = useFreshAt(record)
  const at = entries.find((entry) => entry.state.verb === 'edits' && partOf(entry.state.field) === partOf(field))
  return at === undefined ? undefined : (at.person.colour as PersonColour)
}

/** @returns the name of the one person who was last seen editing this field; null when it is nobody, or several. */
export function editorOf(o: { readonly entries: readonly PresenceEntry[]; readonly field: string }): string | null {
  const names = new Set(
    o.entries
      .filter((entry) => entry.state.verb === 'edits' && partOf(entry.state.field) === partOf(o.field))
      .map((entry) => entry.person.name),
  )
  return names.size === 1 ? ([...names][0] ?? null) : null
}

/** Pure: the words and colour of a flag. The mover comes before the writer, the writer before the reader. */
export function flagOf(o: {
  readonly entries: readonly PresenceEntry[]
  readonly fromPlace: number
  readonly t: TFunction<'item'>
}): RowFlag | null {
  const { t } = o
  const people = onePerPerson(o.entries)
  const first = people[0]
  if (first === undefined) return null
  const base = { colour: first.person.colour as PersonColour, personId: first.person.id }
  const name = first.person.name
  const verb = first.state.verb ?? 'reads'
  if (verb === 'moves') {
    const to = first.state.aim?.place
    const text =
      to === undefined ? t('presence.moves', { name }) : t('presence.movesTo', { name, from: o.fromPlace, to })
    return { ...base, kind: 'moves', text }
  }
  const count = people.length - 1
  if (count > 0) {
    const text =
      verb === 'edits' ? t('presence.severalEdit', { name, count }) : t('presence.severalRead', { name, count })
    return { ...base, kind: 'several', text }
  }
  if (verb === 'reads') return { ...base, kind: 'reads', text: t('presence.reads', { name }) }
  return { ...base, kind: 'edits', text: editsText({ field: first.state.field, name, t }) }
}

/** @returns what tells others where this person is; the page is added to every claim. */
export function useClaim(): (claim: Omit<PresenceClaim, 'page'>) => void {
  const room = useRoom()
  const page = useContext(PageContext)
  return useCallback((claim) => room.setPresence({ page, ...claim }), [room, page])
}

function editsText(o: { field: string | undefined; name: string; t: TFunction<'item'> }): string {
  const { name, t } = o
  switch (partOf(o.field)) {
    case 'title':
      return t('presence.editsTitle', { name })
    case 'estimate':
      return t('presence.editsEstimate', { name })
    case 'description':
      return t('presence.editsDescription', { name })
    case 'notes':
      return t('presence.editsNotes', { name })
    case 'benefit':
      return t('presence.editsBenefit', { name })
    case 'ready':
      return t('presence.editsReady', { name })
    case 'needs':
      return t('presence.editsNeeds', { name })
    case 'cut':
      return t('presence.editsCut', { name })
    default:
      return t('presence.edits', { name })
  }
}

const weight = { moves: 0, edits: 1, reads: 2 } as const

function onePerPerson(entries: readonly PresenceEntry[]): readonly PresenceEntry[] {
  const sorted = [...entries].sort((a, b) => weight[a.state.verb ?? 'reads'] - weight[b.state.verb ?? 'reads'])
  const seen = new Set<string>()
  return sorted.filter((entry) => !seen.has(entry.person.id) && seen.add(entry.person.id))
}

function partOf(field: string | undefined): string {
  return field?.split('.')[0] ?? ''
}

function isFresh(entry: PresenceEntry, nowMs: number): boolean {
  return entry.state.away !== true && (entry.state.verb === 'moves' || nowMs - entry.since < stillMs)
}

/** Keeps those who have stirred within eight seconds; draws again when the next one falls still. */
export function useFresh(entries: readonly PresenceEntry[]): readonly PresenceEntry[] {
  const [, setTick] = useState(0)
  const nowMs = performance.now()
  const fresh = entries.filter((entry) => isFresh(entry, nowMs))
  useEffect(() => {
    const at = performance.now()
    const rests = entries.filter((entry) => entry.state.verb !== 'moves').map((entry) => entry.since + stillMs - at)
    const next = Math.min(...rests.filter((rest) => rest > 0))
    if (!Number.isFinite(next)) return
    const timer = setTimeout(() => setTick((tick) => tick + 1), next + 20)
    return () => clearTimeout(timer)
  })
  return entries.length === fresh.length ? entries : fresh
}
