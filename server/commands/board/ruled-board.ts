// Ruled board: a board's document read as plain values with what decisions have settled on it, and a plan written back into it as the server's own
// update. The only place where effects of decisions meet Yjs. Called by server/commands/deciding/decide-command.ts.

import type * as Y from 'yjs'
import { sameValue } from '../../../shared/board/change.ts'
import type { Json } from '../../../shared/board/value.ts'
import { readBoard, writeChanges } from '../../../shared/document/records.ts'
import { readRulings } from '../../../shared/document/rulings.ts'
import { serverUpdate } from '../../../shared/document/server-update.ts'
import { type ItemId, itemIdSchema } from '../../../shared/ids.ts'
import type { BoardRulings, FrameRuling, RuledBoard, ScopeRuling, StreamRuling } from '../../domain/board-rulings.ts'
import type { ChainHead } from '../../domain/chain-check.ts'
import type { BoardPlan } from '../../domain/effect-plan.ts'

const frozenPrefix = 'frozen.'
const streamPrefix = 'stream.'

/** @returns the board with its rulings, as the document has them. */
export function readRuledBoard(doc: Y.Doc): RuledBoard {
  const rulings = doc.getMap('rulings')
  const frozen = new Map<ItemId, number>()
  const streams: StreamRuling[] = []
  for (const [key, value] of rulings.entries()) {
    if (key.startsWith(frozenPrefix) && typeof value === 'number') {
      const id = itemIdSchema.safeParse(key.slice(frozenPrefix.length))
      if (id.success) frozen.set(id.data, value)
    } else if (key.startsWith(streamPrefix)) streams.push(value as StreamRuling)
  }
  const frame = doc.getMap('frame').toJSON()
  return {
    board: readBoard(doc),
    rulings: {
      frozen,
      streams: streams.sort((a, b) => a.decision - b.decision),
      scope: (rulings.get('scope') as ScopeRuling | undefined) ?? null,
      frame: frame.decision !== undefined ? (frame as FrameRuling) : null,
      cutArea: readRulings(doc).cutArea,
    },
  }
}

/**
 * Writes a plan under the server's client id.
 * @param o.register number and hash of the decision it follows from: the end of the register, told beside it, as is that of the boards that were kept
 * @returns the update
 */
export function writePlan(
  doc: Y.Doc,
  o: { readonly plan: BoardPlan; readonly register: ChainHead; readonly views: ChainHead },
): Uint8Array {
  const update = serverUpdate(doc, () => {
    writeChanges({ doc, kind: 'board', changes: o.plan.changes, origin: 'server' })
    const { number, hash } = o.register
    const wanted = { ...rulingEntries(o.plan.rulings), register: { number, hash }, views: { ...o.views } }
    replaceEntries(doc.getMap('rulings'), wanted, isOfDecisions)
    replaceEntries(doc.getMap('frame'), { ...o.plan.rulings.frame }, () => true)
  })
  // The register is told anew by every decision.
  if (update === null) throw new Error('a decision changed nothing, not even the register')
  return update
}

/** @returns the update that tells the end of the boards that were kept; null when it is told. */
export function tellViews(doc: Y.Doc, views: ChainHead): Uint8Array | null {
  return serverUpdate(doc, () =>
    replaceEntries(doc.getMap('rulings'), { views: { ...views } }, (key) => key === 'views'),
  )
}

function rulingEntries({ frozen, scope, streams }: BoardRulings): Readonly<Record<string, Json>> {
  return {
    ...Object.fromEntries([...frozen].map(([id, decision]) => [`${frozenPrefix}${id}`, decision])),
    ...Object.fromEntries(streams.map((stream) => [`${streamPrefix}${stream.decision}`, { ...stream }])),
    ...(scope === null ? {} : { scope: { ...scope } }),
  }
}

/** Rulings of other kinds (a closed document) are not ours to touch. */
function isOfDecisions(key: string): boolean {
  return (
    key === 'scope' ||
    key === 'register' ||
    key === 'views' ||
    key.startsWith(frozenPrefix) ||
    key.startsWith(streamPrefix)
  )
}

/** Writes only what differs. */
function replaceEntries(
  map: Y.Map<unknown>,
  wanted: Readonly<Record<string, unknown>>,
  isOurs: (key: string) => boolean,
): void {
  for (const key of [...map.keys()]) if (isOurs(key) && !Object.hasOwn(wanted, key)) map.delete(key)
  for (const [key, value] of Object.entries(wanted)) {
    if (!sameValue(map.get(key), value)) map.set(key, value)
  }
}
