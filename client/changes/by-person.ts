// What has changed, by who did it: under each person the items she came to, moved or took away, and the fields she was last at. Pure. Called by the page.

import type { ItemChange } from '../../shared/contract/changes.ts'
import type { PersonId } from '../../shared/ids.ts'

/** @returns the parts of each, most first; those of nobody last */
export function byPerson(
  changes: readonly ItemChange[],
): readonly { readonly person: PersonId | null; readonly changes: readonly ItemChange[] }[] {
  const parts = new Map<PersonId | null, ItemChange[]>()
  for (const change of changes) {
    const own = change.kind === 'changed' ? [] : [change.by]
    for (const person of new Set([...own, ...change.fields.map(({ by }) => by)])) {
      const fields = change.fields.filter(({ by }) => by === person)
      const isHers = change.kind !== 'changed' && change.by === person
      const latest = fields.reduce<string | null>(
        (last, { at }) => (at !== null && at > (last ?? '') ? at : last),
        null,
      )
      const part = isHers
        ? { ...change, fields }
        : { ...change, kind: 'changed' as const, by: person, at: latest, fields }
      parts.set(person, [...(parts.get(person) ?? []), part])
    }
  }
  return [...parts]
    .map(([person, own]) => ({ person, changes: own }))
    .sort((a, b) => Number(a.person === null) - Number(b.person === null) || b.changes.length - a.changes.length)
}
