// Quick effects: what one update does to the records it touches, gathered while it is entered. Called by the quick overlay; read by the quick
// verdict.

import type { Json } from '../../shared/board/value.ts'
import { none, withOne } from './with-one.ts'

/** What an update did to one record. */
export interface Effect {
  readonly record: string
  /** Flat fields that were set, each once; undefined = taken away. */
  fields: FieldSet[]
  /** True when its rich text was written in. */
  text: boolean
  /** True when the record came with this update. */
  fresh: boolean
}

export interface FieldSet {
  readonly key: string
  value: Json | undefined
}

/** Those of the update that is being entered. */
export class QuickEffects {
  #all: Effect[] = none

  /** One for each record, in the order in which they were touched. */
  get all(): readonly Effect[] {
    return this.#all
  }

  clear(): void {
    this.#all = none
  }

  /** @returns what is done to a record, from nothing on */
  on(record: string): Effect {
    for (const effect of this.#all) if (effect.record === record) return effect
    const effect: Effect = { record, fields: none, text: false, fresh: false }
    this.#all = withOne(this.#all, effect)
    return effect
  }

  /** A record that comes with this update: whatever was done to it before is no more. */
  begin(record: string): void {
    const effect = this.on(record)
    effect.fields = none
    effect.text = false
    effect.fresh = true
  }
}

export function setField(effect: Effect, key: string, value: Json | undefined): void {
  for (const field of effect.fields) {
    if (field.key !== key) continue
    field.value = value
    return
  }
  effect.fields = withOne(effect.fields, { key, value })
}
