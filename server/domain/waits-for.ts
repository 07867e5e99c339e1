// What waits for one person: the board that sits, a call she has not answered, texts that are decided between meetings, items she is asked to score, minutes that are to be approved,
// promises that are hers, questions of the next point whose answer she owes, agenda items of a called point that are hers, comments that speak to her,
// papers she has not seen, and for the programme owner the decisions that are to be looked at again. Pure. Called by server/commands/inbox.

import type { Circulation, UntriedWording } from '../../shared/contract/circulations.ts'
import type { Registered } from '../../shared/contract/deciding.ts'
import type { PointBody } from '../../shared/contract/http.ts'
import type { Waiting } from '../../shared/contract/inbox.ts'
import type { Evidence } from '../../shared/contract/meeting.ts'
import type { BoardPromise } from '../../shared/contract/promises.ts'
import type { ScoreRoundBody } from '../../shared/contract/scores.ts'
import type { PersonId, PointId } from '../../shared/ids.ts'
import type { AgendaItem } from '../../shared/point/agenda-item.ts'
import { evidenceState } from '../../shared/point/evidence-state.ts'
import { norwegianDay } from '../../shared/point/held-on.ts'

/** What is due later than so many days from now stands in the whole list alone. */
const soonDays = 14

type Point = Pick<PointBody, 'id' | 'head'>
type Said = Extract<Waiting, { kind: 'mention' | 'answer' }>

export interface WaitsForGiven {
  readonly me: PersonId
  /** She is the programme owner, who is told of decisions that come due. */
  readonly owns: boolean
  /** The point the board sits at. */
  readonly sits: Point | null
  /** The point she is called to and has not answered, how many papers it has, and when it was called. */
  readonly called: { readonly point: Point; readonly papers: number; readonly at: string | null } | null
  readonly circulations: readonly Pick<Circulation, 'pointId' | 'wording' | 'round' | 'waits'>[]
  readonly wordings: readonly Pick<UntriedWording, 'pointId' | 'pointDate' | 'wording' | 'waits'>[]
  readonly scores: readonly Pick<ScoreRoundBody, 'id' | 'items' | 'deadline' | 'openedAt'>[]
  /** Minutes a meeting she is called to is to approve: the day they are of, and the day of that meeting. */
  readonly minutes: readonly { readonly pointId: PointId; readonly of: string; readonly on: string }[]
  readonly promises: readonly Pick<BoardPromise, 'id' | 'owner' | 'state' | 'due' | 'text' | 'internal' | 'madeAt'>[]
  /** Of the next point. */
  readonly evidence: readonly Pick<Evidence, 'question' | 'owner' | 'due' | 'answer' | 'answeredAt'>[]
  readonly nextPoint: PointId | null
  readonly register: readonly Pick<Registered, 'decision' | 'reviewDue' | 'reversedBy'>[]
  /** Items of the agenda of the called point that are hers. */
  readonly agenda: readonly {
    readonly point: Point
    readonly item: Pick<AgendaItem, 'id' | 'title'>
    readonly internal: boolean
  }[]
  /** Comments that name her or answer her. */
  readonly said: readonly Pick<Said, 'kind' | 'id' | 'thread' | 'anchor' | 'by' | 'text' | 'since' | 'internal'>[]
  /** Points called since she last looked, with the papers she may see. */
  readonly papers: readonly { readonly point: Point; readonly papers: number; readonly at: string }[]
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** ISO. */
  readonly now: string
}

/** @returns what waits: the board that sits, then soonest first; what has no date last */
export function waitsFor(o: WaitsForGiven): readonly Waiting[] {
  const late = (due: string | null) => due !== null && due < o.today
  const isSoon = (due: string | null) =>
    due !== null && Date.parse(due) - Date.parse(o.today) <= soonDays * 24 * 3_600_000
  const asks = (id: string, due: string | null, since: string | null = null) => ({
    id,
    due,
    late: late(due),
    pressing: true,
    since,
    internal: false,
  })
  const { sits, called, minutes, nextPoint } = o
  const dated: readonly Waiting[] = [
    ...(called === null ? [] : [called]).map(
      ({ point, papers, at }): Waiting => ({
        ...asks(point.id, point.head.date, at),
        kind: 'call',
        pointId: point.id,
        papers,
      }),
    ),
    ...o.circulations
      .filter(({ waits }) => waits)
      .map(({ pointId, wording, round }): Waiting => {
        const { deadline } = round
        const remindedAt = round.reminded.findLast(({ person }) => person === o.me)?.at ?? null
        const due = deadline === null ? null : norwegianDay(deadline)
        return {
          ...asks(round.id, due, round.openedAt),
          internal: round.internal,
          kind: 'circulation',
          pointId,
          roundId: round.id,
          text: wording.text,
          deadline,
          remindedAt,
        }
      }),
    ...o.wordings
      .filter(({ waits }) => waits)
      .map(
        ({ pointId, pointDate, wording: { id, agendaItem, text, internal, publishedAt } }): Waiting => ({
          ...asks(id, pointDate, publishedAt),
          internal,
          kind: 'wording',
          pointId,
          agendaItem,
          text,
        }),
      ),
    ...o.scores.map(
      ({ id, items, deadline, openedAt }): Waiting => ({
        ...asks(id, deadline === null ? null : norwegianDay(deadline), openedAt),
        kind: 'scores',
        scoreRoundId: id,
        items: items.length,
      }),
    ),
    ...minutes.map(
      ({ pointId, of, on }): Waiting => ({ ...asks(pointId, on), pressing: isSoon(on), kind: 'minutes', pointId, of }),
    ),
    ...o.promises
      .filter(({ owner, state }) => owner === o.me && state === 'open')
      .map(
        ({ id, text, due, internal, madeAt }): Waiting => ({
          ...asks(id, due, madeAt),
          pressing: isSoon(due),
          internal,
          kind: 'promise',
          text,
        }),
      ),
    ...o.evidence
      .filter((each) => each.owner === o.me && evidenceState(each, o.now) !== 'answered')
      .flatMap(({ question, due }): Waiting[] =>
        nextPoint === null ? [] : [{ ...asks(question, due), kind: 'question', pointId: nextPoint, question }],
      ),
    ...(o.owns ? o.register : [])
      .filter(({ reviewDue, reversedBy }) => reviewDue && reversedBy === null)
      .map(
        ({ decision: { id, number, reviewOn } }): Waiting => ({
          ...asks(id, reviewOn),
          kind: 'review',
          decisionId: id,
          number,
        }),
      ),
    ...o.agenda.map(
      ({ point, item, internal }): Waiting => ({
        ...asks(item.id, point.head.date),
        pressing: false,
        internal,
        kind: 'agenda',
        pointId: point.id,
        agendaItem: item.id,
        title: item.title,
      }),
    ),
    ...o.said.map((each): Waiting => ({ ...asks(each.id, null), ...each, pressing: each.kind === 'mention' })),
    ...o.papers.map(
      ({ point, papers, at }): Waiting => ({
        ...asks(point.id, point.head.date, at),
        pressing: false,
        kind: 'papers',
        pointId: point.id,
        title: point.head.title,
        papers,
      }),
    ),
  ]
  const last = '9999-12-31'
  const first: readonly Waiting[] =
    sits === null ? [] : [{ ...asks(sits.id, null), kind: 'session', pointId: sits.id, title: sits.head.title }]
  return [...first, ...dated.toSorted((a, b) => ((a.due ?? last) < (b.due ?? last) ? -1 : 1))]
}
