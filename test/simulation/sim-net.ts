// Sim net: lines between clients and nodes, and calls of nodes to the store, as queues the world moves on one message at a time. A line that is cut
// loses the end of what was under way, and each side learns of it in its own time. A call may be lost before it is carried out, its answer may
// be lost after, and one that was given up may still be carried out much later. Called by world.ts, sim-node.ts and the clients.

import type { PersonId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { Role } from '../../shared/role.ts'

export type Up =
  | { readonly kind: 'step-1'; readonly vector: Uint8Array }
  | { readonly kind: 'step-2' | 'update'; readonly bytes: Uint8Array }
  | { readonly kind: 'former'; readonly generation: number }
  | { readonly kind: 'bye' }

export type Down =
  | { readonly kind: 'welcome'; readonly generation: number; readonly role: Role; readonly mayWrite: boolean }
  | { readonly kind: 'status'; readonly mode: 'rw' | 'read-only' }
  | { readonly kind: 'step-1'; readonly vector: Uint8Array }
  | { readonly kind: 'step-2' | 'update'; readonly bytes: Uint8Array }
  | { readonly kind: 'former'; readonly generation: number; readonly whole: Uint8Array | null }
  | { readonly kind: 'saved'; readonly frames: number }
  | { readonly kind: 'refused'; readonly frame: number; readonly refusal: Refusal }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string }

export interface Line {
  readonly key: number
  readonly client: number
  readonly node: number
  readonly person: PersonId
  readonly clientId: number
  /** The generation the client's document belongs to; null = it is empty yet. */
  readonly generation: number | null
  up: Up[]
  down: Down[]
  cut: boolean
  /** `calling`: not let in yet. */
  atNode: 'calling' | 'waiting' | 'in' | 'gone'
  atClient: 'open' | 'gone'
}

export function line(o: Pick<Line, 'key' | 'client' | 'node' | 'person' | 'clientId' | 'generation'>): Line {
  return { ...o, up: [], down: [], cut: false, atNode: 'calling', atClient: 'open' }
}

/** Sends where the other side can still be reached. */
export function sendUp(to: Line, message: Up): void {
  if (!to.cut && to.atNode !== 'gone') to.up.push(message)
}

export function sendDown(to: Line, message: Down): void {
  if (!to.cut && to.atClient !== 'gone') to.down.push(message)
}

/** Ends a line from the node's side: the client reads what was sent, and then the close. */
export function closeLine(to: Line, close: { readonly code: number; readonly reason: string }): void {
  if (to.atNode === 'gone') return
  sendDown(to, { kind: 'close', ...close })
  to.atNode = 'gone'
  to.up = []
}

/** One question of a node to the store. */
export interface Call {
  readonly node: number
  readonly boot: number
  readonly what: string
  state: 'sent' | 'carried-out'
  /** Whoever asked does not wait any more. */
  abandoned: boolean
  carryOut(): void
  answer(): void
  fail(): void
}

export function call<Value>(o: {
  node: number
  boot: number
  what: string
  run: () => Value
  answered: (value: Value) => void
  failed: () => void
}): Call {
  let value: { readonly is: Value } | null = null
  return {
    node: o.node,
    boot: o.boot,
    what: o.what,
    state: 'sent',
    abandoned: false,
    carryOut() {
      value = { is: o.run() }
      this.state = 'carried-out'
    },
    answer() {
      if (value === null) throw new Error('an answer before the question')
      o.answered(value.is)
    },
    fail: o.failed,
  }
}

/** What nodes tell each other. Only a hint: it may be lost, doubled, late, or nonsense. */
export interface Hint {
  readonly to: number
  readonly head: number
  readonly generation: number
}
