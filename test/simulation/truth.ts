// Truth: what the log of a simulated store holds, replayed apart from everything under test, one document per generation. Judges every row
// as it lands with the real admission on exactly the log before it, and answers whether bytes hold anything that is not committed.
// Called by sim-store.ts at each commit and by the invariants.

import * as Y from 'yjs'
import { judgedRoomDocument } from '../../server/realtime/judged-room-document.ts'
import { recordsOf } from '../../shared/document/records.ts'
import { type PersonId, personIdSchema, type RoomName } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import { tokensIn } from './sim-edit.ts'
import { Violation } from './violation.ts'

/** Who may write whatever passes, also the words of others. */
export const hostilePerson = personIdSchema.parse('hostile')

export interface Landing {
  readonly payload: Uint8Array
  readonly actor: PersonId | null
  readonly role: Role | null
  readonly holder: (clientId: number) => PersonId | null | undefined
}

export interface Truth {
  readonly doc: Y.Doc
  /** @throws Violation when the row should not be where it is */
  land(row: Landing): void
  /** @returns what of an update is not committed, in words; null when all of it is. */
  uncommitted(update: Uint8Array): string | null
  /** @returns the same for a document, leaving out what this client made. */
  uncommittedIn(doc: Y.Doc, own: (clientId: number) => boolean): string | null
}

/** What every generation of the log has held, by the traces edits leave. */
export interface Traces {
  readonly tokens: Set<string>
  readonly gone: Set<string>
  /** Those that somebody honest wrote. */
  readonly honest: Set<string>
  /** Those whose browser died after they were sent, before its store had them as they were sent: they may be made once more. */
  readonly died: Set<string>
}

export function truth(o: { room: RoomName; generation: number; seed: Uint8Array; traces: Traces }): Truth {
  const { traces } = o
  const doc = new Y.Doc({ guid: 'truth' })
  doc.getMap('items')
  const judge = judgedRoomDocument({ kind: 'board', loaded: loadedSeed(o) })
  let standing = new Set<string>()
  const applied = (payload: Uint8Array): void => {
    Y.applyUpdate(doc, payload)
    for (const each of tokensIn(payload)) traces.tokens.add(each)
    const now = new Set(recordsOf(doc, 'board').keys())
    for (const record of standing) if (!now.has(record)) traces.gone.add(record)
    standing = now
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      throw new Violation('I6', 'a row of the log leaves parts pending')
  }
  const mustBeNew = (payload: Uint8Array): void => {
    for (const each of new Set(tokensIn(payload))) {
      if (traces.honest.has(each) && !traces.died.has(each))
        throw new Violation('AGN', `${each} is written a second time`)
      traces.honest.add(each)
    }
  }
  applied(o.seed)
  return {
    doc,
    land({ payload, actor, role, holder }) {
      if (actor === null) judge.take([payload])
      else {
        const read = judge.read(payload)
        if (!read.ok) throw new Violation('LOG3', `a row does not read: ${read.refusal.code}`)
        const judged = judge.judge({ update: read.value, personId: actor, role, holder })
        if (judged.kind === 'nothing') throw new Violation('LOG2', 'a row brings nothing the log does not have')
        if (judged.kind === 'refusal') {
          const { code } = judged.refusal
          const promised =
            code === 'FORBIDDEN' || code === 'FROZEN' || code === 'CLIENT_ID' ? 'I5' : code === 'RESYNC' ? 'I6' : 'LOG3'
          throw new Violation(promised, `a row of ${actor} as ${role} would be refused on the log it follows: ${code}`)
        }
        judge.settle(1)
        if (actor !== hostilePerson) mustBeNew(payload)
      }
      applied(payload)
    },
    uncommitted: (update) => {
      const { structs, ds } = Y.decodeUpdate(update)
      for (const struct of structs) {
        const end = struct.id.clock + struct.length
        if (end > Y.getState(doc.store, struct.id.client)) return `struct ${struct.id.client}:${struct.id.clock}`
      }
      return uncommittedDeletes(doc, ds)
    },
    uncommittedIn(other, own) {
      for (const [client] of other.store.clients) {
        if (!own(client) && Y.getState(other.store, client) > Y.getState(doc.store, client))
          return `struct ${client}:${Y.getState(doc.store, client)}`
      }
      return null
    },
  }
}

function uncommittedDeletes(
  doc: Y.Doc,
  { clients }: { clients: Map<number, { clock: number; len: number }[]> },
): string | null {
  for (const [client, ranges] of clients) {
    const structs = doc.store.clients.get(client)
    for (const { clock, len } of ranges) {
      if (structs === undefined || clock + len > Y.getState(doc.store, client)) return `delete ${client}:${clock}`
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
        const struct = structs[at]
        if (struct === undefined || struct.id.clock >= clock + len) break
        if (!struct.deleted) return `delete ${client}:${clock}`
      }
    }
  }
  return null
}

function loadedSeed({ room, generation, seed }: { room: RoomName; generation: number; seed: Uint8Array }) {
  return {
    room,
    programmeId: 'sim' as never,
    lineage: 'sim',
    head: 1,
    fences: { generation, ruleEpoch: 0, accessVersion: 0 },
    snapshot: { position: 1, bytes: seed },
    rows: [],
  }
}
