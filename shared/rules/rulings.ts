// Rulings: what has been settled of a document, so that nobody changes it any more, or somebody does not: a document that is closed, records that decisions have
// frozen, agenda items that stay on their agenda, in the minutes who is recused from which, and of a board what its programme cuts by. Written by the server alone, beside what they are about; seen by the rule of writing on both sides. Pure.

import { done, type Outcome, refuse } from '../outcome.ts'

export interface Rulings {
  /** Closed for everybody, for good or until it is reopened. */
  readonly closed: boolean
  /** Record → number of the decision that froze it. */
  readonly frozen: ReadonlyMap<string, number>
  /** Records that may be changed and are not removed, with what they were called when that was settled. */
  readonly kept: ReadonlyMap<string, string>
  /** Agenda item → who takes no part in it, as the minutes are told. */
  readonly recused: ReadonlyMap<string, readonly string[]>
  /** The area whose items alone are cut, where a programme cuts whole rollout areas and never single actors; null = any item is cut. */
  readonly cutArea: string | null
  /** Whose alone the document is: she does there whatever is done on a board, and nobody else anything. Null: everybody's, as her role lets her. */
  readonly maker: string | null
}

/** Nothing is settled. */
export const noRulings: Rulings = Object.freeze({
  closed: false,
  frozen: new Map<string, number>(),
  kept: new Map<string, string>(),
  recused: new Map<string, readonly string[]>(),
  cutArea: null,
  maker: null,
})

/** @returns whether a record may be changed at all, by anybody: CLOSED, or FROZEN with the decision's number. */
export function standsOpen({ closed, frozen }: Rulings, record: string): Outcome<true> {
  if (closed) return refuse('CLOSED', record === '' ? {} : { record })
  const decision = frozen.get(record)
  return decision === undefined ? done(true) : refuse('FROZEN', { record, params: { id: record, decision } })
}

/** @returns whether a record may be removed, where it may be changed: ITEM_KEPT for an agenda item that belongs to its point's minutes. */
export function mayGo({ kept }: Rulings, record: string): Outcome<true> {
  return kept.has(record) ? refuse('ITEM_KEPT', { record }) : done(true)
}

/** @returns whether a person may write what came of an agenda item: OUTCOME_RECUSED while she takes no part in it. */
export function takesPartIn({ recused }: Rulings, item: string, person: string): Outcome<true> {
  return recused.get(item)?.includes(person) === true ? refuse('OUTCOME_RECUSED', { record: item }) : done(true)
}

/** @returns whether an item of an area may come to stand on the cut list, or be cut: CUT_UNIT where whole areas alone are. */
export function mayBeCut({ cutArea }: Pick<Rulings, 'cutArea'>, item: { readonly id: string; readonly area: string }) {
  return cutArea === null || item.area === cutArea
    ? done(true as const)
    : refuse('CUT_UNIT', { record: item.id, params: { id: item.id } })
}

/** @returns whether nothing is settled of any record: what a programme cuts by is no such thing. */
export function leavesAllOpen({ closed, frozen, kept, recused }: Rulings): boolean {
  return !closed && frozen.size + kept.size + recused.size === 0
}

/** @returns true when both settle the same. */
export function sameRulings(a: Rulings, b: Rulings): boolean {
  return (
    a.closed === b.closed &&
    a.cutArea === b.cutArea &&
    a.maker === b.maker &&
    a.frozen.size === b.frozen.size &&
    a.kept.size === b.kept.size &&
    [...a.frozen].every(([id, by]) => b.frozen.get(id) === by) &&
    [...a.kept].every(([id, title]) => b.kept.get(id) === title) &&
    sameRecusals(a.recused, b.recused)
  )
}

function sameRecusals(a: Rulings['recused'], b: Rulings['recused']): boolean {
  const isSame = ([item, people]: readonly [string, readonly string[]]): boolean => {
    const others = b.get(item)
    return others?.length === people.length && people.every((person, at) => others[at] === person)
  }
  return a.size === b.size && [...a].every(isSame)
}
