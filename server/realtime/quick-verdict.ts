// Quick verdict: judges an ordinary edit without trying it on a document: fields of one record set, taken away or moved, a new record as our
// clients write it, typing. Promises the very verdict a dry run gives; where that is not certain it says nothing and has changed nothing.
// Called by the judged document, before the dry run.

import { maxItems } from '../../shared/contract/limits.ts'
import { recordChange } from '../../shared/document/record-change.ts'
import { holdsItems } from '../../shared/document/roots.ts'
import type { Room } from '../../shared/ids.ts'
import { done, type Outcome, type Refusal, refuse } from '../../shared/outcome.ts'
import { mayWrite, type Writer } from '../../shared/rules/may-write.ts'
import { type BoardRecord, needsHold } from './admission.ts'
import type { Effect } from './quick-effects.ts'
import type { Entered, QuickOverlay } from './quick-overlay.ts'
import { recordWith } from './quick-record.ts'
import type { QuickUpdate } from './update-reader.ts'

/** What a record was and is now; null = it is not there. */
export interface Touched {
  readonly id: string
  readonly before: BoardRecord | null
  readonly after: BoardRecord | null
}

export type QuickVerdict =
  | {
      readonly kind: 'admitted'
      /** What each touched record was and is now. */
      readonly touched: readonly Touched[]
      readonly entered: Entered
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

interface Quick {
  readonly kind: Room['kind']
  readonly overlay: QuickOverlay
  readonly records: Map<string, BoardRecord>
  readonly update: QuickUpdate
}

/** Judges an update that fits and is its sender's. When it is admitted the overlay holds it; the records are still as they were. */
export function quickVerdict(o: Quick & Writer): QuickVerdict | null {
  const entered = o.overlay.enter(o.update)
  if (entered === null) return null
  const concluded = conclude(o, entered.effects)
  if (concluded?.ok) return { kind: 'admitted', touched: concluded.value, entered }
  o.overlay.undo(entered.mark)
  return concluded && { kind: 'refused', refusal: concluded.refusal }
}

/** Takes an update that is committed already. @returns null when its effect is not plain; nothing has changed then */
export function quickTaking(o: Quick): Extract<QuickVerdict, { kind: 'admitted' }> | null {
  const entered = o.overlay.enter(o.update)
  if (entered === null) return null
  const touched: Touched[] = []
  for (const effect of entered.effects) {
    const id = effect.record
    const before = o.records.get(id)
    const after = recordAfter(o, effect, before)
    if (!after?.ok) {
      o.overlay.undo(entered.mark)
      return null
    }
    touched.push({ id, before: before ?? null, after: after.value })
  }
  return { kind: 'admitted', touched, entered }
}

/** In the order of the dry run. A refusal is certain only where one record and one reason are all there can be. */
function conclude(o: Quick & Writer, effects: readonly Effect[]): Outcome<readonly Touched[]> | null {
  const single = effects.length === 1
  const touched = new Array<Touched>(effects.length)
  let added = 0
  let needs = false
  for (let at = 0; at < effects.length; at += 1) {
    const effect = effects[at] as Effect
    const { record: id, text } = effect
    const before = o.records.get(id)
    const record = recordAfter(o, effect, before)
    if (record === null) return null
    if (!record.ok) return single && !effect.fresh && effect.fields.length === 1 ? record : null
    if (text && !o.overlay.textHolds(id)) return null
    const allowed = mayWrite(o, recordChange(o.kind, { id, before: before ?? null, after: record.value, text }))
    if (!allowed.ok) return single ? allowed : null
    if (effect.fresh) added += 1
    if (effect.fresh || setsNeeds(effect)) needs = true
    touched[at] = { id, before: before ?? null, after: record.value }
  }
  if (added > 0 && o.records.size + added > maxItems) return refuse('TOO_LARGE')
  if (!needs || !holdsItems(o.kind)) return done(touched)
  const hold = needsHold({ candidate: { records: o.records } }, new Map(touched.map(({ id, after }) => [id, after])))
  if (!hold.ok) return single ? hold : null
  return done(touched)
}

function setsNeeds({ fields }: Effect): boolean {
  for (const { key } of fields) if (key.startsWith('needs.')) return true
  return false
}

/** @returns the record as it is then; null when that is not plain. */
function recordAfter(
  { kind, overlay }: Quick,
  effect: Effect,
  before: BoardRecord | undefined,
): Outcome<BoardRecord> | null {
  const id = effect.record
  if (effect.fresh) {
    return before === undefined && effect.text && overlay.textHolds(id)
      ? recordWith({ kind, id, before: null, set: effect.fields })
      : null
  }
  if (before === undefined) return null
  return effect.fields.length === 0 ? done(before) : recordWith({ kind, id, before, set: effect.fields })
}
