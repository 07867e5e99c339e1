// Plain judge: judges every update by trying it on a whole document, as slowly as can be seen to be right. What the judged document is measured
// against: the same verdicts, word for word. Used by the tests of admission.

import * as Y from 'yjs'
import { admission, type BoardRecord, type Standing } from '../../server/realtime/admission.ts'
import { readInto } from '../../server/realtime/committed.ts'
import { inspectUpdate } from '../../server/realtime/inspect-update.ts'
import type { Judged } from '../../server/realtime/judged-document.ts'
import { canonicalBytes, freshDocument } from '../../shared/document/canonical-hash.ts'
import { recordsOf } from '../../shared/document/records.ts'
import type { PersonId, Room } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'

export interface Sent {
  readonly bytes: Uint8Array
  readonly personId: PersonId
  readonly role: Role
  readonly holder: (clientId: number) => PersonId | null
}

export class PlainJudge {
  readonly #kind: Room['kind']
  readonly #seed: Uint8Array
  /** Every row, the first `settled` of them committed. */
  rows: Uint8Array[] = []
  settled = 0
  #candidate: Standing
  /** Everything admitted, as long as nothing more is. */
  #encoded: Uint8Array | null = null

  constructor(seed: Uint8Array, kind: Room['kind'] = 'board') {
    this.#kind = kind
    this.#seed = seed
    this.#candidate = standingOf([seed], kind)
  }

  judge({ bytes, ...o }: Sent): Judged {
    const update = inspectUpdate(bytes, this.#kind)
    if (!update.ok) return { kind: 'refusal', refusal: update.refusal }
    const verdict = admission({ ...o, kind: this.#kind, candidate: this.#candidate, update: update.value })
    if (verdict.kind !== 'admitted' && verdict.spoiled) this.#candidate = standingOf([this.#whole()], this.#kind)
    if (verdict.kind === 'nothing') return { kind: 'nothing' }
    if (verdict.kind === 'refused') return { kind: 'refusal', refusal: verdict.refusal }
    this.rows.push(verdict.bytes)
    this.#encoded = null
    return { kind: 'row', bytes: verdict.bytes, clientIds: verdict.clientIds, layout: null, restsOn: [] }
  }

  /** A row of the server's own is committed; nothing is admitted. */
  rule(row: Uint8Array): void {
    this.rows.push(row)
    this.settled += 1
    this.#encoded = null
    this.#candidate = standingOf(this.committed(), this.#kind)
  }

  forget(): void {
    this.rows = this.rows.slice(0, this.settled)
    this.#encoded = null
    this.#candidate = standingOf(this.committed(), this.#kind)
  }

  /** What those who come in are given, one by one. */
  committed(): readonly Uint8Array[] {
    return [this.#seed, ...this.rows.slice(0, this.settled)]
  }

  /** @returns the normal form of a replay of what is settled. */
  normal(): string {
    const replayed = freshDocument({ kind: this.#kind, updates: this.committed() })
    const { pendingStructs, pendingDs } = replayed.store
    if (pendingStructs !== null || pendingDs !== null) throw new Error('a replay leaves parts pending')
    const encoded = Y.encodeStateAsUpdate(replayed)
    replayed.destroy()
    return normalForm(encoded, this.#kind)
  }

  /** @returns the records of everything admitted. */
  records(): ReadonlyMap<string, unknown> {
    return this.#candidate.records
  }

  #whole(): Uint8Array {
    this.#encoded ??= Y.encodeStateAsUpdate(freshDocument({ kind: this.#kind, updates: [this.#seed, ...this.rows] }))
    return this.#encoded
  }
}

/** @returns the same for equal documents, and what stands in them, to be read where they differ. */
export function normalForm(encoded: Uint8Array, kind: Room['kind'] = 'board'): string {
  const doc = freshDocument({ kind, updates: [canonicalBytes({ kind, encoded })] })
  const stands = JSON.stringify(recordsOf(doc, kind).toJSON())
  doc.destroy()
  return Buffer.from(canonicalBytes({ kind, encoded })).toString('base64') + stands
}

function standingOf(updates: readonly Uint8Array[], kind: Room['kind']): Standing {
  const doc = freshDocument({ kind, updates })
  const records = new Map<string, BoardRecord>()
  for (const id of recordsOf(doc, kind).keys()) readInto(records, { doc, kind, id })
  return { doc, records }
}
