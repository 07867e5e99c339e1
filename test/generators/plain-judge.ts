// Plain judge: judges every update by trying it on a whole document, as slowly as can be seen to be right. What the judged document is measured
// against: the same verdicts, word for word. Used by the tests of admission.

import * as Y from 'yjs'
import { admission, type BoardRecord, type Standing } from '../../server/realtime/admission.ts'
import { inspectUpdate } from '../../server/realtime/inspect-update.ts'
import type { Judged } from '../../server/realtime/judged-document.ts'
import { canonicalBytes, freshDocument } from '../../shared/document/canonical-hash.ts'
import { readBoard, recordsOf } from '../../shared/document/records.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'

export interface Sent {
  readonly bytes: Uint8Array
  readonly personId: PersonId
  readonly role: Role
  readonly holder: (clientId: number) => PersonId | null
}

export class PlainJudge {
  readonly #seed: Uint8Array
  /** Every row, the first `settled` of them committed. */
  rows: Uint8Array[] = []
  settled = 0
  #candidate: Standing
  /** Everything admitted, as long as nothing more is. */
  #encoded: Uint8Array | null = null

  constructor(seed: Uint8Array) {
    this.#seed = seed
    this.#candidate = standingOf([seed])
  }

  judge({ bytes, ...o }: Sent): Judged {
    const update = inspectUpdate(bytes, 'board')
    if (!update.ok) return { kind: 'refusal', refusal: update.refusal }
    const verdict = admission({ ...o, kind: 'board', candidate: this.#candidate, update: update.value })
    if (verdict.kind === 'nothing') return verdict
    if (verdict.kind === 'refused') {
      if (verdict.spoiled) this.#candidate = standingOf([this.#whole()])
      return { kind: 'refusal', refusal: verdict.refusal }
    }
    this.rows.push(verdict.bytes)
    this.#encoded = null
    return { kind: 'row', bytes: verdict.bytes, clientIds: verdict.clientIds }
  }

  forget(): void {
    this.rows = this.rows.slice(0, this.settled)
    this.#encoded = null
    this.#candidate = standingOf(this.committed())
  }

  /** What those who come in are given, one by one. */
  committed(): readonly Uint8Array[] {
    return [this.#seed, ...this.rows.slice(0, this.settled)]
  }

  /** @returns the normal form of a replay of what is settled. */
  normal(): string {
    const replayed = freshDocument({ kind: 'board', updates: this.committed() })
    const { pendingStructs, pendingDs } = replayed.store
    if (pendingStructs !== null || pendingDs !== null) throw new Error('a replay leaves parts pending')
    const encoded = Y.encodeStateAsUpdate(replayed)
    replayed.destroy()
    return normalForm(encoded)
  }

  /** @returns the records of everything admitted. */
  records(): ReadonlyMap<string, unknown> {
    return this.#candidate.records
  }

  #whole(): Uint8Array {
    this.#encoded ??= Y.encodeStateAsUpdate(freshDocument({ kind: 'board', updates: [this.#seed, ...this.rows] }))
    return this.#encoded
  }
}

/** @returns the same for equal documents, and what stands in them, to be read where they differ. */
export function normalForm(encoded: Uint8Array): string {
  const doc = freshDocument({ kind: 'board', updates: [canonicalBytes({ kind: 'board', encoded })] })
  const stands = JSON.stringify(recordsOf(doc, 'board').toJSON())
  doc.destroy()
  return Buffer.from(canonicalBytes({ kind: 'board', encoded })).toString('base64') + stands
}

function standingOf(updates: readonly Uint8Array[]): Standing {
  const doc = freshDocument({ kind: 'board', updates })
  const records = new Map<string, BoardRecord>()
  for (const [id, item] of readBoard(doc).items) records.set(id, item)
  return { doc, records }
}
