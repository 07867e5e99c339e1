// Edit ledger: one client's account of every edit it ever made, kept apart from what is under test: waiting, said to be saved, put before the
// person, or lost with a page that died before its store had written it. Called by our-client.ts with every effect.

import { type SimEdit, tokensOfText } from './sim-edit.ts'
import type { SimStore } from './sim-store.ts'
import { Violation } from './violation.ts'

export interface EditLedger {
  waits(entry: Accounted): void
  /** @throws Violation when not every edit of it is committed */
  saved(id: string): void
  shown(id: string, code: string): void
  /** The page died; these its store still has. */
  crashed(kept: ReadonlyMap<string, Accounted>): void
  /** @throws Violation when an edit that waits is nowhere */
  check(o: { pending: ReadonlySet<string>; kept: ReadonlyMap<string, unknown>; takenOver: boolean }): void
}

/** What an entry made, and the updates that were last written for it. */
interface Accounted {
  readonly id: string
  readonly edits: readonly SimEdit[]
  readonly updates: readonly Uint8Array[]
  readonly generation: string
}

interface Account {
  readonly entry: Accounted
  readonly stands: 'waiting' | 'saved' | 'shown' | 'lost'
}

export function editLedger(o: { client: number; store: SimStore }): EditLedger {
  const accounts = new Map<string, Account>()
  const put = (id: string, stands: Account['stands']): void => {
    const account = accounts.get(id)
    if (account !== undefined) accounts.set(id, { ...account, stands })
  }
  return {
    waits(entry) {
      accounts.set(entry.id, { entry, stands: 'waiting' })
    },
    saved(id) {
      const entry = accounts.get(id)?.entry
      if (entry !== undefined && !isWritten(o.store, entry)) {
        const edit = entry.edits.find((each) => !isCommitted(o.store, each))
        if (edit !== undefined)
          throw new Violation('I1', `client ${o.client} was told that ${told(edit)} is saved; the log does not have it`)
      }
      put(id, 'saved')
    },
    shown(id, code) {
      const entry = accounts.get(id)?.entry
      const saved = entry?.edits.find(({ token }) => o.store.traces.honest.has(token))
      // What others have removed is in the log and seen by nobody: it is shown all the same.
      if (code !== 'UNKNOWN_ITEM' && saved !== undefined)
        throw new Violation('AGN', `client ${o.client} is shown ${told(saved)} as not kept (${code}); it is saved`)
      put(id, 'shown')
    },
    crashed(kept) {
      for (const { id, edits, updates } of kept.values()) {
        // Made again in another generation, and the page died before its store had that: once more is as good as it gets.
        if (accounts.get(id)?.entry.updates === updates) continue
        for (const { token } of edits) o.store.traces.honest.delete(token)
      }
      for (const [id, { stands }] of accounts) if (stands === 'waiting' && !kept.has(id)) put(id, 'lost')
    },
    check({ pending, kept, takenOver }) {
      for (const [id, { stands }] of accounts) {
        if (stands === 'waiting' && !pending.has(id) && (takenOver || !kept.has(id)))
          throw new Violation('I8', `edit ${id} of client ${o.client} is neither saved nor waiting nor shown`)
      }
    },
  }
}

/** By its bytes: what somebody wrote over before it was sent has left no other trace. */
function isWritten({ truthOf }: SimStore, { updates, generation }: Accounted): boolean {
  if (updates.length === 0) return false
  const truth = truthOf(Number(generation))
  return updates.every((update) => truth.uncommitted(update) === null)
}

/** By its meaning. */
function isCommitted({ traces, truth }: SimStore, edit: SimEdit): boolean {
  switch (edit.kind) {
    case 'remove':
      return traces.gone.has(edit.record)
    case 'untext':
      return !tokensOfText(truth().doc, edit.record).includes(edit.target)
    default:
      return traces.tokens.has(edit.token)
  }
}

function told({ kind, token, target, record }: SimEdit): string {
  return `${kind} ${token} ${target} on ${record}`
}
