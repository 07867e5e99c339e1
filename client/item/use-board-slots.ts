// What a page of a room says in the top bar: the truth about saving, who is here, and the way to what was not kept. Called by the pages
// (`useBoardSlots`; a point's by `usePresentPeople`) and by the drawer's bar (`useSaveWords`, `usePeopleAt`).

import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { ItemId } from '../../shared/ids.ts'
import { lastCommandMs, onCommandSaved } from '../api/command-saved.ts'
import type { PresenceEntry } from '../live/live-room.ts'
import { saveLabel } from '../live/save-label.ts'
import { usePeople, usePresenceAt, useSaveState } from '../live/use-room.ts'
import type { PersonColour, PresentPerson } from '../ui/person.ts'
import type { ReadOnlyReason, SaveLabel } from '../ui/save-status.tsx'
import { useFillShellSlots } from '../ui/shell-slots.tsx'

/** Fills the top bar. @param onShowRefused opens the tray of what was not kept. */
export function useBoardSlots(onShowRefused: () => void): void {
  const save = useSaveWords()
  const people = usePresentPeople()
  const show = useCallback(() => onShowRefused(), [onShowRefused])
  useFillShellSlots({ save, people, onShowRefused: show })
}

/** @returns the save state as the status line takes it, by the newest of edits and commands; the same object until it says something else. */
export function useSaveWords(): SaveLabel {
  const state = useSaveState()
  const label = saveLabel(state)
  const { kind, count, reason } = label
  const waiting = state.unsent
  const commandMs = useSyncExternalStore(onCommandSaved, lastCommandMs)
  const newestMs = Math.max(label.at?.getTime() ?? 0, commandMs ?? 0)
  const atMs = newestMs === 0 ? null : newestMs
  return useMemo((): SaveLabel => {
    switch (kind) {
      case 'saved':
        return { kind, at: atMs === null ? null : new Date(atMs) }
      case 'slow':
      case 'offline':
        return { kind, waiting }
      case 'refused':
        return { kind, count }
      case 'read-only':
        return { kind, reason: readOnlyReason(reason) }
      default:
        return { kind }
    }
  }, [kind, count, waiting, atMs, reason])
}

/** @returns everyone who is here, as the top bar shows them. */
export function usePresentPeople(): readonly PresentPerson[] {
  const entries = usePeople()
  return useMemo(() => entries.map(presentPerson), [entries])
}

/** @returns the others who have this item open, one entry per person. */
export function usePeopleAt(id: ItemId): readonly PresentPerson[] {
  const entries = usePresenceAt(id)
  return useMemo(() => {
    const seen = new Set<string>()
    return entries.filter((entry) => !seen.has(entry.person.id) && seen.add(entry.person.id)).map(presentPerson)
  }, [entries])
}

function presentPerson({ person, state }: PresenceEntry): PresentPerson {
  return {
    id: person.id,
    name: person.name,
    organisation: person.organisation,
    colour: person.colour as PersonColour,
    away: state.away === true,
  }
}

const reasons: readonly ReadOnlyReason[] = ['role', 'unavailable', 'damaged', 'draining', 'approved', 'outdated']

function readOnlyReason(reason: string | null): ReadOnlyReason {
  return reasons.find((each) => each === reason) ?? 'unavailable'
}
