// Plain judge: judges every update by trying it on a whole document, as slowly as can be seen to be right. What the judged document is measured
// against: the same verdicts, word for word. Used by the tests of admission.

import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { admission, type Standing } from '../../server/realtime/admission.ts'
import { applyAll, committed } from '../../server/realtime/committed.ts'
import { inspectUpdate } from '../../server/realtime/inspect-update.ts'
import type { Judged } from '../../server/realtime/judged-document.ts'
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

  constructor(seed: Uint8Array) {
    this.#seed = seed
    this.#candidate = this.#standing(0)
  }

  judge({ bytes, ...o }: Sent): Judged {
    const update = inspectUpdate(bytes, 'board')
    if (!update.ok) return { kind: 'refusal', refusal: update.refusal }
    const verdict = admission({ ...o, kind: 'board', candidate: this.#candidate, update: update.value })
    if (verdict.kind === 'nothing') return verdict
    if (verdict.kind === 'refused') {
      if (verdict.spoiled) this.#candidate = this.#standing(this.rows.length)
      return { kind: 'refusal', refusal: verdict.refusal }
    }
    this.rows.push(verdict.bytes)
    return { kind: 'row', bytes: verdict.bytes, clientIds: verdict.clientIds }
  }

  forget(): void {
    this.rows = this.rows.slice(0, this.settled)
    this.#candidate = this.#standing(this.settled)
  }

  /** What those who come in are given, one by one. */
  committed(): readonly Uint8Array[] {
    return [this.#seed, ...this.rows.slice(0, this.settled)]
  }

  /** @returns the canonical hash of a replay of what is settled. */
  hash(): string {
    const { doc } = this.#standing(this.settled)
    const fresh = new Y.Doc()
    applyAll(fresh, [Y.encodeStateAsUpdate(doc)])
    return createHash('sha256').update(Y.encodeStateAsUpdate(fresh)).digest('hex')
  }

  /** @returns the records of everything admitted. */
  records(): ReadonlyMap<string, unknown> {
    return this.#candidate.records
  }

  #standing(rows: number): Standing {
    const standing = committed({ snapshot: { position: 1, bytes: this.#seed }, rows: [] }, 'board').copy()
    applyAll(standing.doc, this.rows.slice(0, rows))
    return committed(
      { snapshot: { position: 1, bytes: Y.encodeStateAsUpdate(standing.doc) }, rows: [] },
      'board',
    ).copy()
  }
}
