// How far an agenda item has come towards a decision: the text that would be decided, the round that is asked, and what can be done next.
// Pure: of the deciding view as it was read. Called by the cards of the current item.

import type { DecidingView, Round, Wording } from '../../shared/contract/deciding.ts'
import type { Decision } from '../../shared/deciding/decision.ts'
import type { AgendaItemId } from '../../shared/ids.ts'

export interface ItemDeciding {
  /** The newest text the board has been shown; null = none. */
  readonly published: Wording | null
  /** A newer text that is not shown yet, for those who may write. */
  readonly draft: Wording | null
  /** The newest round that was not withdrawn. */
  readonly round: Round | null
  /** The text of that round. */
  readonly asked: Wording | null
  /** Newest last. */
  readonly decisions: readonly Decision[]
  /** The last decision, unless another has taken it back. */
  readonly standing: Decision | null
  readonly step: 'no-text' | 'unpublished' | 'published' | 'asked' | 'revealed' | 'decided'
}

/** @returns how far the item has come. A text newer than the round takes the item back to *published*: it is tested anew. */
export function itemDeciding(view: DecidingView, item: AgendaItemId): ItemDeciding {
  const wordings = view.wordings.filter((each) => each.agendaItem === item).sort((a, b) => a.version - b.version)
  const published = wordings.findLast((each) => each.publishedAt !== null) ?? null
  const last = wordings.at(-1) ?? null
  const draft = last !== null && last.publishedAt === null ? last : null
  const round =
    view.rounds
      .filter((each) => each.agendaItem === item && each.state !== 'withdrawn')
      .sort((a, b) => a.number - b.number)
      .at(-1) ?? null
  const asked = wordings.find((each) => each.id === round?.wordingId) ?? null
  const decisions = view.decisions.filter((each) => each.agendaItem === item).sort((a, b) => a.number - b.number)
  const reversed = new Set(view.reversals.map((each) => each.decision))
  const standing = decisions.findLast((each) => !reversed.has(each.id)) ?? null
  return { published, draft, round, asked, decisions, standing, step: stepOf({ published, draft, round, decisions }) }
}

function stepOf(o: Pick<ItemDeciding, 'published' | 'draft' | 'round' | 'decisions'>): ItemDeciding['step'] {
  const { published, round } = o
  if (round?.state === 'open') return 'asked'
  if (round !== null && o.decisions.some((each) => each.roundId === round.id)) {
    return published !== null && published.id !== round.wordingId ? 'published' : 'decided'
  }
  if (published === null) return o.draft === null ? 'no-text' : 'unpublished'
  return round?.state === 'revealed' && round.wordingId === published.id ? 'revealed' : 'published'
}

/** @returns whether everybody supports, with or without reservation: then the board agrees. */
export function isConsensus(round: Round): boolean {
  const positions = round.positions ?? []
  return (
    positions.length > 0 && positions.every(({ position }) => position === 'supports' || position === 'reservation')
  )
}
