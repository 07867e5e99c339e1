// What takes a processor of an alternative: forking a board, and working out what adopting writes and tells. Plain values in and out, since a large board is
// reckoned in a thread. Called by beside-the-loop.ts and alternative-thread.ts.

import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { AdoptionAnswer, AdoptionConflict } from '../../../shared/contract/alternatives.ts'
import type { ItemChange } from '../../../shared/contract/changes.ts'
import { canonicalHash } from '../../../shared/document/canonical-hash.ts'
import { forked } from '../../../shared/document/forked.ts'
import { textOf, writeChanges } from '../../../shared/document/records.ts'
import { fillRichText } from '../../../shared/document/rich-text.ts'
import { serverUpdate } from '../../../shared/document/server-update.ts'
import { done, type Outcome } from '../../../shared/outcome.ts'
import { itemChanges, type Touch } from '../../domain/item-changes.ts'
import { type AdoptionPlan, planAdoption } from '../../domain/plan-adoption.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { readRuledBoard } from '../board/ruled-board.ts'
import { roomDocument } from '../documents/room-document.ts'
import { contentOfBase, contentOfBoard, momentOfContent } from './board-content.ts'

type RoomContent = Pick<LoadedRoom, 'snapshot' | 'rows'>

export interface ForkAsked {
  readonly board: RoomContent
  /** Whose alone it is; null: it is shared. */
  readonly maker: string | null
}

export interface Forked {
  readonly base: Uint8Array
  readonly baseHash: string
}

export interface AdoptionAsked {
  /** What it was forked from. */
  readonly base: Uint8Array
  readonly board: RoomContent
  readonly alternative: RoomContent
  readonly answers: readonly AdoptionAnswer[]
  /** Who adopts, and when; null: nobody has yet. */
  readonly touch: Touch | null
}

export interface Adopted {
  readonly conflicts: readonly AdoptionConflict[]
  readonly unanswered: number
  /** As they are told. */
  readonly changes: readonly ItemChange[]
  /** The server's update of the board; null where it changes nothing, and while nobody has adopted. */
  readonly payload: Uint8Array | null
}

export function forkOf({ board, maker }: ForkAsked): Forked {
  const doc = roomDocument(board)
  const base = forked(doc, { maker })
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
  const baseHash = canonicalHash({ kind: 'board', encoded: Y.encodeStateAsUpdate(doc), sha256 })
  doc.destroy()
  return { base, baseHash }
}

/** @returns the refusals of the plan */
export function adoptionOf({ base, board, alternative, answers, touch }: AdoptionAsked): Outcome<Adopted> {
  const fork = roomDocument(alternative)
  const its = contentOfBoard(fork)
  fork.destroy()
  const doc = roomDocument(board)
  const { frozen } = readRuledBoard(doc).rulings
  const now = contentOfBoard(doc)
  const plan = planAdoption({ base: contentOfBase(base), alternative: its, now, frozen, answers })
  if (!plan.ok) {
    doc.destroy()
    return plan
  }
  const { conflicts, unanswered, after } = plan.value
  const payload = touch === null ? null : adoptionUpdate(doc, plan.value)
  doc.destroy()
  const changes = itemChanges(momentOfContent(now), momentOfContent(after), () => touch)
  return done({ conflicts, unanswered, changes, payload })
}

function adoptionUpdate(doc: Y.Doc, { changes, texts }: AdoptionPlan): Uint8Array | null {
  return serverUpdate(doc, () => {
    writeChanges({ doc, kind: 'board', changes, origin: 'server' })
    for (const [id, nodes] of texts) {
      const text = textOf(doc, 'board', id)
      if (text === null) continue
      text.delete(0, text.length)
      fillRichText(text, nodes)
    }
  })
}
