// What a call publishes, and what is not ready for it: counted from the agenda, the papers and the wordings. Nothing here stops a call: the
// chair may know why. Pure. Called by the dialog that calls a meeting.

import type { Wording } from '../../shared/contract/deciding.ts'
import type { Agenda, AgendaItem } from '../../shared/point/agenda-item.ts'

export interface BeforeCall {
  readonly items: number
  readonly papers: number
  /** Wordings the board will be shown: the latest of each item, where it is not published yet. */
  readonly wordings: number
  readonly lacks: readonly Lack[]
}

/** `numbers` are those of the agenda items, from 1. */
export type Lack =
  | { readonly kind: 'no-items' | 'date-past' }
  | { readonly kind: 'no-wording' | 'hindered' | 'no-owner'; readonly numbers: readonly number[] }
  | { readonly kind: 'overrun'; readonly minutes: number }
  | { readonly kind: 'unanswered'; readonly count: number }

export function beforeCall(o: {
  readonly agenda: Agenda
  readonly papers: number
  readonly wordings: readonly Pick<Wording, 'agendaItem' | 'internal' | 'version' | 'publishedAt'>[]
  /** Whether something stands in the way of deciding on what an item is about. */
  readonly isHindered: (item: AgendaItem) => boolean
  readonly unanswered: number
  readonly overrunMinutes: number
  /** Days as `YYYY-MM-DD`. */
  readonly date: string
  readonly today: string
}): BeforeCall {
  const rows = o.agenda.order.flatMap((id, at) => {
    const item = o.agenda.items.get(id)
    return item === undefined ? [] : [{ item, number: at + 1 }]
  })
  const latest = new Map<string, (typeof o.wordings)[number]>()
  for (const wording of o.wordings) {
    if ((latest.get(wording.agendaItem)?.version ?? 0) < wording.version) latest.set(wording.agendaItem, wording)
  }
  const numbersOf = (lacks: (item: AgendaItem) => boolean) =>
    rows.filter(({ item }) => lacks(item)).map(({ number }) => number)
  const lacks: Lack[] = []
  const wordless = numbersOf((item) => item.kind === 'decision' && !latest.has(item.id))
  const hindered = numbersOf((item) => item.kind === 'decision' && latest.has(item.id) && o.isHindered(item))
  const ownerless = numbersOf((item) => item.owner === '')
  if (rows.length === 0) lacks.push({ kind: 'no-items' })
  if (o.date < o.today) lacks.push({ kind: 'date-past' })
  if (wordless.length > 0) lacks.push({ kind: 'no-wording', numbers: wordless })
  if (hindered.length > 0) lacks.push({ kind: 'hindered', numbers: hindered })
  if (ownerless.length > 0) lacks.push({ kind: 'no-owner', numbers: ownerless })
  if (o.overrunMinutes > 0) lacks.push({ kind: 'overrun', minutes: o.overrunMinutes })
  if (o.unanswered > 0) lacks.push({ kind: 'unanswered', count: o.unanswered })
  return {
    items: rows.length,
    papers: o.papers,
    // What is not on the agenda any more is not published by the call; internal items stand on an agenda of their own.
    wordings: [...latest.values()].filter(
      ({ publishedAt, internal, agendaItem }) => publishedAt === null && (internal || o.agenda.items.has(agendaItem)),
    ).length,
    lacks,
  }
}
