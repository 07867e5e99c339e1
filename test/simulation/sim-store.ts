// Sim store: the database of a simulated world. Each method is one committed transaction. Means what server/store means: a batch id is looked
// up before any fence, fences are generation, rights, rulings, head, positions have no gap, rows up to a kept snapshot move to an archive, a new
// generation begins at position 1. Who may what, who holds a client id and which items are frozen stand here too. Called by nodes and by the world.

import * as Y from 'yjs'
import type { Fences, LoadedRoom, LogRow } from '../../server/store/log-row.ts'
import { firstUpdate, serverClientId } from '../../shared/document/first-update.ts'
import { rewritten } from '../../shared/document/rewritten.ts'
import type { PersonId, RoomName } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import { nobodyWaits, stepTurnLine } from '../doubles/turn-line.ts'
import { firstItems, tokensIn } from './sim-edit.ts'
import { type Traces, type Truth, truth } from './truth.ts'
import { Violation } from './violation.ts'

const room: RoomName = 'board/sim'

export interface Row {
  readonly payload: Uint8Array
  readonly actor: PersonId
  readonly clientIds: readonly number[]
}

export interface Batch {
  readonly id: string
  readonly writer: string
  readonly waits: boolean
  readonly afterPosition: number
  readonly fences: Fences
  readonly rows: readonly Row[]
}

export type Answer =
  | { readonly kind: 'appended'; readonly first: number; readonly last: number }
  | { readonly kind: 'left-out'; readonly why: string }

/** What a node learns with every look at the log: as of one moment, or roles read later than the rest. */
export interface Learned {
  readonly fences: Fences
  readonly roles: ReadonlyMap<PersonId, Role | null>
}

/** A store that does not do what it should, for a broken build. */
export interface StoreFlaws {
  readonly unfenced?: readonly ('generation' | 'access' | 'epoch' | 'head')[]
  readonly forgetsBatches?: boolean
  /** Gives whatever comes the next positions. */
  readonly renumbers?: boolean
}

export interface SimStore {
  readonly traces: Traces
  truth(): Truth
  truthOf(generation: number): Truth
  /** What a generation came to that is over. */
  ended(generation: number): Uint8Array | null
  fences(): Fences
  head(): number
  role(person: PersonId): Role | null
  frozen(): ReadonlySet<string>
  learned(): Learned
  holder(clientId: number): PersonId | 'server' | null
  append(batch: Batch): Answer
  load(): LoadedRoom & Learned
  readAfter(o: { generation: number; position: number }): { head: number; rows: readonly LogRow[] } & Learned
  lease(clientId: number, person: PersonId): 'leased' | 'held-by-other'
  snapshot(bytes: Uint8Array, o: { generation: number; position: number }): void
  beginGeneration(o: { head: number; fences: Fences }): boolean
  changeRole(person: PersonId, role: Role | null): void
  /** A command that freezes an item, or sets it free: written in the document by the server, and the rule epoch raised. */
  rule(record: string, frozen: boolean): void
  /** A command: an update by the server itself. */
  command(token: string): void
}

export function simStore(o: {
  items: number
  flaws: StoreFlaws
  roles: ReadonlyMap<PersonId, Role>
  /** Which item each token was written on. */
  recordOf: ReadonlyMap<string, string>
  counts: (name: string) => void
  /** Steps of the world so far. */
  now: () => number
  /** Steps a turn is waited for. */
  turnLasts: number
}): SimStore {
  const traces: Traces = { tokens: new Set(), gone: new Set(), honest: new Set(), died: new Set() }
  const roles = new Map<PersonId, Role | null>(o.roles)
  const holders = new Map<number, PersonId | 'server'>([[serverClientId, 'server']])
  const truths = new Map<number, Truth>()
  const batches = new Map<string, Answer>()
  let frozen: ReadonlySet<string> = new Set()
  let turns = nobodyWaits
  let fences: Fences = { generation: 1, ruleEpoch: 0, accessVersion: 0 }
  let rows: LogRow[] = []
  let snapshots: { position: number; bytes: Uint8Array }[] = []
  const lacks = (fence: NonNullable<StoreFlaws['unfenced']>[number]): boolean =>
    o.flaws.unfenced?.includes(fence) ?? false
  const head = (): number => rows.at(-1)?.position ?? snapshots.at(-1)?.position ?? 0
  const current = (): Truth => {
    const found = truths.get(fences.generation)
    if (found === undefined) throw new Error('no truth')
    return found
  }
  const push = (payload: Uint8Array, actor: PersonId | null, clientIds: readonly number[]): void => {
    rows.push({ room, position: head() + 1, payload, actor, sessionId: null, role: null, clientIds, at: new Date(0) })
  }
  const begin = (seed: Uint8Array): void => {
    truths.set(fences.generation, truth({ room, generation: fences.generation, seed, traces }))
    rows = []
    snapshots = []
    push(seed, null, [serverClientId])
  }
  const learned = (): Learned => ({ fences, roles: new Map(roles) })
  const byServer = (write: (doc: Y.Doc) => void): void => {
    const doc = new Y.Doc({ guid: 'command' })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(current().doc))
    doc.clientID = serverClientId
    const before = Y.encodeStateVector(doc)
    write(doc)
    const payload = Y.encodeStateAsUpdate(doc, before)
    current().land({ payload, actor: null, role: null, holder: () => null })
    push(payload, null, [serverClientId])
  }

  const fence = (batch: Batch): string | null => {
    if (batch.fences.generation !== fences.generation && !lacks('generation')) return 'generation'
    if (batch.fences.accessVersion !== fences.accessVersion && !lacks('access')) return 'access'
    if (batch.fences.ruleEpoch !== fences.ruleEpoch && !lacks('epoch')) return 'epoch'
    const { line, verdict } = stepTurnLine(turns, {
      writer: batch.writer,
      waits: batch.waits,
      isBehind: batch.afterPosition !== head() && !lacks('head'),
      now: o.now(),
      turnLasts: o.turnLasts,
    })
    turns = line
    return verdict === 'write' ? null : verdict
  }
  const land = (row: Row): void => {
    const barred = tokensIn(row.payload).find(
      (each) => frozen.has(o.recordOf.get(each) ?? '') && !traces.tokens.has(each),
    )
    if (barred !== undefined) throw new Violation('I5', `${barred} was written on a frozen item`)
    current().land({
      payload: row.payload,
      actor: row.actor,
      role: roles.get(row.actor) ?? null,
      holder: (clientId) => personOf(holders.get(clientId)),
    })
    push(row.payload, row.actor, row.clientIds)
  }
  begin(firstUpdate({ kind: 'board', records: firstItems(o.items) }))
  return {
    traces,
    truth: current,
    ended(generation) {
      const ended = generation < fences.generation ? truths.get(generation) : undefined
      return ended === undefined ? null : Y.encodeStateAsUpdate(ended.doc)
    },
    truthOf: (generation) => truths.get(generation) ?? current(),
    fences: () => fences,
    head,
    role: (person) => roles.get(person) ?? null,
    frozen: () => frozen,
    learned,
    holder: (clientId) => holders.get(clientId) ?? null,
    append(batch) {
      const before = o.flaws.forgetsBatches ? undefined : batches.get(batch.id)
      if (before !== undefined) {
        o.counts('batches found again')
        return before
      }
      const why = fence(batch)
      if (why !== null) {
        o.counts(`left out: ${why}`)
        return { kind: 'left-out', why }
      }
      const first = head() + 1
      if (first !== batch.afterPosition + 1 && !o.flaws.renumbers)
        throw new Violation('I4', `a batch after ${batch.afterPosition} landed at ${first}`)
      for (const row of batch.rows) land(row)
      const answer: Answer = { kind: 'appended', first, last: head() }
      batches.set(batch.id, answer)
      return answer
    },
    load: () => {
      const snapshot = snapshots.at(-1) ?? null
      return {
        room,
        programmeId: 'sim' as LoadedRoom['programmeId'],
        lineage: 'sim',
        head: head(),
        snapshot,
        rows: rows.filter((row) => row.position > (snapshot?.position ?? 0)),
        ...learned(),
      }
    },
    readAfter: ({ generation, position }) => ({
      head: head(),
      rows: generation === fences.generation ? rows.filter((row) => row.position > position) : [],
      ...learned(),
    }),
    lease(clientId, person) {
      const holder = holders.get(clientId)
      if (holder === undefined) holders.set(clientId, person)
      return holder === undefined || holder === person ? 'leased' : 'held-by-other'
    },
    snapshot(bytes, { generation, position }) {
      if (generation !== fences.generation || (snapshots.at(-1)?.position ?? 0) >= position) return
      snapshots.push({ position, bytes })
      // The oldest of the kept snapshots is what rows may go to the archive for.
      snapshots = snapshots.slice(-2)
      const oldest = snapshots.length < 2 ? 0 : (snapshots[0]?.position ?? 0)
      rows = rows.filter((row) => row.position > oldest)
      o.counts('snapshots')
    },
    beginGeneration(as) {
      if (
        as.head !== head() ||
        (['generation', 'ruleEpoch', 'accessVersion'] as const).some((each) => as.fences[each] !== fences[each])
      )
        return false
      const seed = rewritten(current().doc, 'board')
      fences = { ...fences, generation: fences.generation + 1 }
      turns = nobodyWaits
      begin(seed)
      o.counts('generations')
      return true
    },
    changeRole(person, role) {
      roles.set(person, role)
      fences = { ...fences, accessVersion: fences.accessVersion + 1 }
    },
    rule(record, isFrozen) {
      byServer((doc) => {
        if (isFrozen) doc.getMap('rulings').set(`frozen.${record}`, 12)
        else doc.getMap('rulings').delete(`frozen.${record}`)
      })
      frozen = new Set([...frozen, record].filter((each) => isFrozen || each !== record))
      fences = { ...fences, ruleEpoch: fences.ruleEpoch + 1 }
    },
    command: (token) => byServer((doc) => doc.getMap('meta').set('told', token)),
  }
}

function personOf(holder: PersonId | 'server' | undefined): PersonId | null {
  return holder === undefined || holder === 'server' ? null : holder
}
