// Sim room: the shell of the room's protocol core in a simulated world, as server/realtime/room.ts is in production, with queues for sockets and
// no promises. Runs stepRoom as it is, does what its effects say in their order, and checks before anything leaves that it is committed (I2).
// Called by sim-node.ts.

import * as Y from 'yjs'
import type { JudgedDocument } from '../../server/realtime/judged-document.ts'
import { judgedRoomDocument, type RoomUpdate } from '../../server/realtime/judged-room-document.ts'
import { laidRows } from '../../server/realtime/laid-rows.ts'
import type { Laid } from '../../server/realtime/laid-together.ts'
import { isQuiet, judges, openedRoom } from '../../server/realtime/room-core.ts'
import type {
  FrameVerdict,
  RoomEffect,
  RoomEvent,
  RoomState,
  WaitingFrame,
} from '../../server/realtime/room-protocol.ts'
import { inOrder } from '../../server/realtime/room-waiting.ts'
import type { LogRow } from '../../server/store/log-row.ts'
import { closeCodeOf, closeCodes } from '../../shared/contract/close-code.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { Role } from '../../shared/role.ts'
import { mayWriteRoom } from '../../shared/rules/permissions.ts'
import type { Context, Frame } from './sim-context.ts'
import { closeLine, type Down, type Line, sendDown, type Up } from './sim-net.ts'
import type { Learned, Row } from './sim-store.ts'
import { Violation } from './violation.ts'

interface Session {
  readonly line: Line
  /** Frames that came while a question about a client id is under way. */
  inbox: Up[]
  asking: boolean
  /** Frames taken and not released. */
  waiting: number
  /** What it had when it read too slowly; null = it keeps up. */
  pausedAt: Uint8Array | null
}

export interface RoomHost {
  readonly index: number
  ask<Value>(o: { what: string; run: () => Value; answered: (value: Value) => void; failed: () => void }): void
  wantCommit(): void
  append(o: { afterPosition: number; fences: Learned['fences']; waits: boolean; rows: readonly Row[] }): void
  /** The room went read-only by itself: the store is to be asked whether it answers. */
  lost(): void
  /** The room has read on. */
  moved(): void
  closed(): void
}

const slowAt = 12

/** Bounds that the few edits of a simulated room meet. */
const crowded = { updatesBehind: 20, layFrom: 2, moves: 4 }

export class SimRoom {
  readonly sessions = new Map<number, Session>()
  readonly judged: JudgedDocument<RoomUpdate>
  state: RoomState<Frame>
  readonly #o: Context
  readonly #host: RoomHost
  readonly #roles: Map<PersonId, Role | null>
  readonly #holders = new Map<number, PersonId | null>()
  #events: RoomEvent<Frame, LogRow>[] = []
  /** What was handed to the store last, as the rows it becomes. */
  #appending: readonly Laid[] = []
  #running = false
  #badReads = 0

  constructor(o: { context: Context; host: RoomHost; loaded: ReturnType<Context['store']['load']> }) {
    this.#o = o.context
    this.#host = o.host
    const { loaded } = o
    this.judged = o.context.build.judged(judgedRoomDocument({ loaded, kind: 'board', bounds: crowded }))
    this.state = openedRoom({ head: loaded.head, fences: loaded.fences })
    this.#roles = new Map(loaded.roles)
  }

  get quiet(): boolean {
    return isQuiet(this.state)
  }

  get closed(): boolean {
    return this.state.phase === 'closed'
  }

  /** Frames that are not answered yet. */
  waiting(): readonly WaitingFrame<Frame>[] {
    return [...this.state.inFlight, ...inOrder(this.state.later)]
  }

  /** Whether rights learned at this access version are older than what the room knows. */
  knowsNewer(accessVersion: number): boolean {
    return accessVersion < this.state.fences.accessVersion
  }

  join(line: Line, role: Role): void {
    this.sessions.set(line.key, { line, inbox: [], asking: false, waiting: 0, pausedAt: null })
    this.#roles.set(line.person, role)
    this.#holders.set(line.clientId, line.person)
    line.atNode = 'in'
    const { generation } = this.state.fences
    this.#send(line, { kind: 'welcome', generation, role, mayWrite: mayWriteRoom(role, 'board') })
    this.#send(line, { kind: 'status', mode: this.state.mode === 'rw' ? 'rw' : 'read-only' })
    this.handle({ kind: 'joined', key: line.key })
  }

  leave(key: number): void {
    if (this.sessions.delete(key)) this.handle({ kind: 'left', key })
  }

  receive(key: number, message: Up): void {
    const session = this.sessions.get(key)
    if (session === undefined) return
    if (message.kind === 'bye') {
      session.line.atNode = 'gone'
      this.leave(key)
    } else {
      session.inbox.push(message)
      this.#read(session)
    }
  }

  /** A slow reader has caught up with what was sent: gets what it missed. */
  resume(): void {
    for (const session of this.sessions.values()) {
      if (session.pausedAt === null || session.line.down.length > 1) continue
      this.#sendMissing(session.line, session.pausedAt, 'update')
      session.pausedAt = null
      this.#o.count('slow readers resynced')
    }
  }

  /** Ends one connection, whichever. */
  endOne(random: Context['random'], close: { readonly code: number; readonly reason: string }): void {
    if (this.sessions.size > 0) this.#shut(random.pick([...this.sessions.values()]), close)
  }

  handle(event: RoomEvent<Frame, LogRow>): void {
    this.#events.push(event)
    if (this.#running) return
    this.#running = true
    for (let next = this.#events.shift(); next !== undefined; next = this.#events.shift()) {
      this.#o.count(`room event: ${next.kind}`)
      const { state, effects } = this.#o.build.stepRoom(this.state, next)
      this.state = state
      for (const effect of effects) this.#perform(effect)
    }
    this.#running = false
  }

  #read(session: Session): void {
    while (!session.asking && this.sessions.has(session.line.key) && !this.closed) {
      const message = session.inbox.shift()
      if (message === undefined) return
      if (message.kind === 'step-1') this.#sendMissing(session.line, message.vector, 'step-2')
      else if (message.kind === 'former') this.#tellFormer(session.line, message)
      else if (message.kind !== 'bye') this.#take(session, message)
    }
  }

  #tellFormer(to: Line, { generation }: { readonly generation: number }): void {
    this.#host.ask({
      what: 'former',
      run: () => this.#o.store.ended(generation),
      answered: (whole) => {
        if (this.sessions.has(to.key)) this.#send(to, { kind: 'former', generation, whole })
      },
      failed: () => {
        if (this.sessions.has(to.key)) this.#tellFormer(to, { generation })
      },
    })
  }

  #take(session: Session, message: Extract<Up, { bytes: Uint8Array }>): void {
    const { key, person } = session.line
    const read = this.judged.read(message.bytes)
    const unknown = read.ok
      ? read.value.blocks.filter(
          (each) => !this.#holders.has(each.clientId) && this.judged.lacks(each.clientId, each.end),
        )
      : []
    if (unknown.length > 0) {
      session.asking = true
      this.#host.ask({
        what: 'holders',
        run: () => unknown.map(({ clientId }) => [clientId, this.#o.store.holder(clientId)] as const),
        answered: (holders) => {
          // As in server/auth/client-lease.ts: a question that was asked before a lease does not undo it.
          for (const [id, holder] of holders)
            if (!this.#holders.get(id)) this.#holders.set(id, holder === 'server' ? null : holder)
          session.asking = false
          if (!this.sessions.has(key)) return
          session.inbox.unshift(message)
          this.#read(session)
        },
        failed: () => this.#shut(session, { code: closeCodes.restart, reason: 'UNAVAILABLE' }),
      })
      return
    }
    const step2 = message.kind === 'step-2'
    const update: Frame = { bytes: message.bytes, read: read.ok ? read.value : null, person, row: null, judgedAs: null }
    let verdict: FrameVerdict | null = null
    if (judges(this.state, { key, step2 })) {
      verdict = read.ok ? this.#judge(update) : { kind: 'refusal', refusal: read.refusal }
    }
    if (verdict === null && read.ok && this.#o.build.shell.judgesOn) this.#judge(update)
    session.waiting += 1
    // Sizes are told larger than they are, so that the bound of a room is met.
    this.handle({ kind: 'frame', key, step2, update, bytes: Math.min(524_288, message.bytes.length * 2_000), verdict })
  }

  #judge(update: Frame): FrameVerdict {
    if (update.read === null) throw new Error('judged without having been read')
    const role = this.#roles.get(update.person) ?? null
    const judged = this.judged.judge({
      update: update.read,
      personId: update.person,
      role,
      holder: (clientId) => (this.#o.build.shell.skipsLeases ? update.person : this.#holders.get(clientId)),
    })
    update.row = judged.kind === 'row' ? judged : null
    update.judgedAs = judged.kind === 'refusal' ? judged : { kind: judged.kind }
    this.#o.count(`judged: ${judged.kind}`)
    return update.judgedAs
  }

  /** What a session sent after a frame that is refused goes with it, and must not be admitted. */
  #judgeAgain(frames: readonly WaitingFrame<Frame>[]): FrameVerdict[] {
    const { shell } = this.#o.build
    const refused = new Set<number>()
    return frames.map(({ key, update }) => {
      if (shell.keepsVerdicts && update.judgedAs !== null) return update.judgedAs
      if (refused.has(key) && !shell.judgesOn) return { kind: 'nothing' }
      const verdict = this.#judge(update)
      if (verdict.kind === 'refusal') refused.add(key)
      return verdict
    })
  }

  #perform(effect: RoomEffect<Frame, LogRow>): void {
    const { shell } = this.#o.build
    this.#o.count(`room effect: ${effect.kind}`)
    if ((shell.ignores as readonly string[] | undefined)?.includes(effect.kind)) return
    switch (effect.kind) {
      case 'want-commit':
        this.#host.wantCommit()
        return
      case 'append':
        this.#host.append({ ...effect, waits: effect.waits && !shell.takesNoTurns, rows: this.#laid(effect.rows) })
        if (shell.showsAtAppend) this.#showRows(effect.rows)
        if (shell.appliesAtAppend) this.judged.settle(effect.rows.length)
        return
      case 'settle':
        this.#pauseSlow()
        if (!shell.appliesAtAppend) this.judged.settle(effect.rows.length, this.#appending)
        if (!shell.showsAtAppend) this.#showRows(effect.rows)
        return
      case 'announce':
        this.#o.hint({ from: this.#host.index, head: effect.head, generation: this.state.fences.generation })
        return
      case 'take':
        this.#takeRows(effect.rows)
        return
      case 'forget':
        this.judged.forget()
        return
      case 'judge-again': {
        this.#events.unshift({ kind: 'judged-again', verdicts: this.#judgeAgain(effect.frames) })
        return
      }
      case 'read':
        this.#askForRows(effect.after)
        return
      case 'saved':
        this.#sendTo(effect.key, { kind: 'saved', frames: effect.frames })
        return
      case 'released':
        this.#release(effect)
        return
      case 'refuse':
        this.#refuse(effect)
        return
      case 'status':
        if (effect.mode === 'read-only') this.#host.lost()
        for (const { line } of this.sessions.values()) this.#send(line, effect)
        return
      case 'ask':
        this.#sendTo(effect.key, { kind: 'step-1', vector: this.judged.stateVector() })
        return
      case 'misread':
        return
      case 'closed':
        this.#close(effect.why)
        return
    }
  }

  /** As a crowded room lays them, from the first pair on. */
  #laid(frames: readonly WaitingFrame<Frame>[]): readonly Row[] {
    const admitted = frames.map(({ key, update }) => {
      const { payload, actor, clientIds } = rowOf({ update })
      const { layout = null, restsOn = [] } = update.row ?? {}
      return { by: key, bytes: payload, clientIds, layout, restsOn, actor }
    })
    const laid = laidRows(admitted, 2)
    this.#appending = laid
    const rows = laid.map(({ bytes, clientIds, of }) => ({
      payload: bytes,
      actor: of.actor,
      clientIds,
    }))
    if (rows.length < frames.length) this.#o.count('rows laid together')
    return rows
  }

  #takeRows(rows: readonly LogRow[]): void {
    this.#pauseSlow()
    this.judged.take(rows.map((row) => row.payload))
    for (const { payload } of rows) this.#show(payload, null)
  }

  #showRows(rows: readonly WaitingFrame<Frame>[]): void {
    for (const { key, update } of rows) this.#show(rowOf({ update }).payload, key)
  }

  #show(bytes: Uint8Array, author: number | null): void {
    this.#mustBeCommitted(bytes)
    for (const { line, pausedAt } of this.sessions.values())
      if (line.key !== author && pausedAt === null) this.#send(line, { kind: 'update', bytes })
  }

  #pauseSlow(): void {
    for (const session of this.sessions.values())
      if (session.pausedAt === null && session.line.down.length > slowAt) session.pausedAt = this.judged.stateVector()
  }

  #sendMissing(to: Line, vector: Uint8Array, kind: 'update' | 'step-2'): void {
    const missing = this.judged.missing(Y.decodeStateVector(vector))
    for (const [at, bytes] of missing.entries()) {
      this.#mustBeCommitted(bytes)
      this.#send(to, { kind: at === missing.length - 1 ? kind : 'update', bytes })
    }
  }

  #mustBeCommitted(bytes: Uint8Array): void {
    const found = this.#o.store.truthOf(this.state.fences.generation).uncommitted(bytes)
    if (found !== null) throw new Violation('I2', `node ${this.#host.index} sends what is not committed: ${found}`)
  }

  #askForRows(after: number): void {
    const { generation } = this.state.fences
    let learned: Learned | null = null
    this.#host.ask({
      what: 'read',
      run: () => this.#asFound(this.#o.store.readAfter({ generation, position: after })),
      answered: (read) => {
        // Rights are asked for after the rows, never before: what is learned may be newer than the fences, and is then fenced out.
        learned = this.#o.random.chance(0.3) ? this.#o.store.learned() : read
        const { shell } = this.#o.build
        if (!shell.keepsRoles) for (const [person, role] of learned.roles) this.#roles.set(person, role)
        for (const { clientIds } of read.rows) {
          for (const id of clientIds) {
            const holder = this.#o.store.holder(id)
            this.#holders.set(id, holder === 'server' ? null : holder)
          }
        }
        this.handle({ kind: 'read', after, head: read.head, fences: read.fences, rows: read.rows })
        this.#endChanged()
        this.#host.moved()
      },
      failed: () => this.#askAgain(after),
    })
  }

  /** A read that lacks a row, as one from a copy of the database that lags would; for a while they all do. */
  #asFound<Read extends { readonly rows: readonly LogRow[] }>(read: Read): Read {
    if (this.#badReads === 0 && this.#o.trouble(0.01)) this.#badReads = this.#o.random.pick([1, 2, 6])
    if (this.#badReads === 0 || read.rows.length === 0) return read
    this.#badReads -= 1
    this.#o.count('fault: read lacks a row')
    return { ...read, rows: read.rows.slice(1) }
  }

  #askAgain(after: number): void {
    if (!this.closed && this.state.phase === 'reading') this.#askForRows(after)
  }

  /** Whose rights are others now comes back with them. */
  #endChanged(): void {
    for (const session of this.sessions.values()) {
      const role = this.#roles.get(session.line.person) ?? null
      if (role === null) this.#shut(session, { code: closeCodes.restart, reason: 'ACCESS' })
    }
  }

  #release({ key, frames }: { readonly key: number; readonly frames: number }): void {
    const session = this.sessions.get(key)
    if (session === undefined) return
    session.waiting -= frames
    if (session.waiting < 0) throw new Violation('REST', 'more frames were released than were taken')
  }

  #refuse({ key, frame, refusal }: { readonly key: number; readonly frame: number; readonly refusal: Refusal }): void {
    const session = this.sessions.get(key)
    if (session === undefined) return
    this.#o.count(`refused: ${refusal.code}`)
    this.#send(session.line, { kind: 'refused', frame, refusal })
    this.#shut(session, { code: closeCodeOf(refusal.code), reason: refusal.code })
  }

  #shut({ line }: Session, close: { readonly code: number; readonly reason: string }): void {
    closeLine(line, close)
    this.leave(line.key)
  }

  #close(why: string): void {
    this.#o.count(`room closed: ${why}`)
    const generation = why === 'generation'
    for (const { line } of this.sessions.values()) {
      closeLine(
        line,
        generation ? { code: closeCodes.conflict, reason: 'GENERATION' } : { code: closeCodes.restart, reason: '' },
      )
    }
    this.sessions.clear()
    this.judged.close()
    this.#host.closed()
  }

  #sendTo(key: number, message: Down): void {
    const session = this.sessions.get(key)
    if (session !== undefined) this.#send(session.line, message)
  }

  #send(to: Line, message: Down): void {
    sendDown(to, message)
  }
}

function rowOf({ update }: { readonly update: Frame }): Row {
  if (update.row === null) throw new Violation('LOG3', 'a row is written that was not admitted')
  return { payload: update.row.bytes, actor: update.person, clientIds: update.row.clientIds }
}
