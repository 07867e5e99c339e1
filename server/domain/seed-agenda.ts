// Seed of an agenda: the records a new evaluation point begins with: the agenda that comes with a programme's first point, or the
// standard one with the programme's own questions. Pure. Called by server/seeding and by the command that creates a point.

import { firstRanks } from '../../shared/board/rank.ts'
import type { ProgrammeStructure } from '../../shared/contract/programme.ts'
import { type AgendaItem, agendaItemFromFields, fieldsOfAgendaItem } from '../../shared/point/agenda-item.ts'
import type { SeedRecord } from './seed-board.ts'

/** An agenda item before it has a rank. */
export type AgendaEntry = Pick<AgendaItem, 'kind' | 'title' | 'minutes' | 'owner'> & {
  /** By its place among those without one, unless told. */
  readonly id?: AgendaItem['id'] | undefined
  readonly linked?: AgendaItem['linked'] | undefined
}

type Question = ProgrammeStructure['questions'][number]

const minutesFor: Readonly<Record<Question['kind'], number>> = { evaluate: 20, analyse: 25, decide: 30 }

/**
 * The agenda every evaluation point may begin with: approval, of earlier minutes too where they wait, and follow-up, then the programme's standard questions in their order.
 * Source: the programme's steering document, 2.2.5.
 */
export function standardAgenda(
  questions: readonly Question[],
  o: { readonly chair: string; readonly facilitator: string; readonly approvals: readonly AgendaEntry[] },
): readonly AgendaEntry[] {
  return [
    {
      kind: 'approval',
      title: 'Godkjenning av innkalling og saksliste',
      minutes: 10,
      owner: o.chair,
    },
    ...o.approvals,
    { kind: 'follow-up', title: 'Oppfølging av tidligere vedtak', minutes: 15, owner: o.facilitator },
    ...questions.map(
      ({ kind, question }): AgendaEntry => ({
        kind: kind === 'decide' ? 'decision' : 'discussion',
        title: question.nb,
        minutes: minutesFor[kind],
        owner: o.chair,
      }),
    ),
  ]
}

/** @returns whether an item stands as every standard agenda has it, so that the next one brings it anew */
export function isStandardItem(questions: readonly Question[], item: Pick<AgendaEntry, 'kind' | 'title'>): boolean {
  const standard = standardAgenda(questions, { chair: '', facilitator: '', approvals: [] })
  return standard.some(({ kind, title }) => kind === item.kind && title === item.title)
}

/** @returns the agenda as records of a point's document, in order. @throws Error for an entry that breaks its schema. */
export function seedAgenda(entries: readonly AgendaEntry[]): readonly SeedRecord[] {
  const ranks = firstRanks(entries.length)
  let numbered = 0
  return entries.map(({ id: own, kind, title, minutes, owner, linked = [] }, index) => {
    if (own === undefined) numbered += 1
    const id = own ?? `sak-${String(numbered).padStart(2, '0')}`
    const links = Object.fromEntries(linked.map((item) => [`linked.${item}`, true]))
    const item = agendaItemFromFields(id, { kind, title, minutes, owner, rank: ranks[index] ?? '', ...links })
    if (!item.ok) throw new Error(`seed of ${id}: ${JSON.stringify(item.refusal)}`)
    return { id, content: { fields: fieldsOfAgendaItem(item.value), text: [] } }
  })
}
