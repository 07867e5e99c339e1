// What waits for one person: the board that sits, a call she has not answered, texts that are decided between meetings, minutes that are to be approved,
// promises that are hers, questions of the next point whose answer she owes, and for the programme owner the decisions that are to be looked at again.
// Pure. Called by use-waiting.ts.

import type { Circulation, UntriedWording } from '../../shared/contract/circulations.ts'
import type { Registered } from '../../shared/contract/deciding.ts'
import type { PointBody } from '../../shared/contract/http.ts'
import type { Evidence } from '../../shared/contract/meeting.ts'
import type { BoardPromise } from '../../shared/contract/promises.ts'
import type { AgendaItemId, DecisionId, PersonId, PointId, RoundId } from '../../shared/ids.ts'
import { norwegianDay } from '../../shared/point/held-on.ts'
import { evidenceState } from './evidence-state.ts'

/** What is due later than so many days from now stands in the whole list alone. */
const soonDays = 14

interface Waits {
  readonly id: string
  /** `YYYY-MM-DD`; null = nobody has set it. */
  readonly due: string | null
  readonly late: boolean
  /** It asks for something now: it is counted, and told where she lands. */
  readonly pressing: boolean
}
export type Waiting = Waits &
  (
    | { readonly kind: 'session'; readonly pointId: PointId; readonly title: string }
    | { readonly kind: 'call'; readonly pointId: PointId; readonly papers: number }
    | {
        readonly kind: 'circulation'
        readonly pointId: PointId
        readonly roundId: RoundId
        readonly text: string
        /** ISO. */
        readonly deadline: string | null
        /** ISO; when she was last reminded. */
        readonly remindedAt: string | null
      }
    | { readonly kind: 'wording'; readonly pointId: PointId; readonly agendaItem: AgendaItemId; readonly text: string }
    | { readonly kind: 'minutes'; readonly pointId: PointId; readonly of: string }
    | { readonly kind: 'promise'; readonly text: string }
    | { readonly kind: 'question'; readonly pointId: PointId; readonly question: string }
    | { readonly kind: 'review'; readonly decisionId: DecisionId; readonly number: number }
  )

export interface WaitsForGiven {
  readonly me: PersonId
  /** She is the programme owner, who is told of decisions that come due. */
  readonly owns: boolean
  /** The point the board sits at. */
  readonly sits: Pick<PointBody, 'id' | 'head'> | null
  /** The point she is called to and has not answered, and how many papers it has. */
  readonly called: { readonly point: Pick<PointBody, 'id' | 'head'>; readonly papers: number } | null
  readonly circulations: readonly Pick<Circulation, 'pointId' | 'wording' | 'round' | 'waits'>[]
  readonly wordings: readonly Pick<UntriedWording, 'pointId' | 'pointDate' | 'wording' | 'waits'>[]
  /** Minutes a meeting she is called to is to approve: the day they are of, and the day of that meeting. */
  readonly minutes: readonly { readonly pointId: PointId; readonly of: string; readonly on: string }[]
  readonly promises: readonly Pick<BoardPromise, 'id' | 'owner' | 'state' | 'due' | 'text'>[]
  /** Of the next point. */
  readonly evidence: readonly Pick<Evidence, 'question' | 'owner' | 'due' | 'answer' | 'answeredAt'>[]
  readonly nextPoint: PointId | null
  readonly register: readonly Pick<Registered, 'decision' | 'reviewDue' | 'reversedBy'>[]
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
  const asks = (id: string, due: string | null) => ({ id, due, late: late(due), pressing: true })
  const { sits, called, minutes, nextPoint } = o
  const dated: readonly Waiting[] = [
    ...(called === null ? [] : [called]).map(
      ({ point, papers }): Waiting => ({
        ...asks(point.id, point.head.date),
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
          ...asks(round.id, due),
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
        ({ pointId, pointDate, wording: { id, agendaItem, text } }): Waiting => ({
          ...asks(id, pointDate),
          kind: 'wording',
          pointId,
          agendaItem,
          text,
        }),
      ),
    ...minutes.map(
      ({ pointId, of, on }): Waiting => ({ ...asks(pointId, on), pressing: isSoon(on), kind: 'minutes', pointId, of }),
    ),
    ...o.promises
      .filter(({ owner, state }) => owner === o.me && state === 'open')
      .map(({ id, text, due }): Waiting => ({ ...asks(id, due), pressing: isSoon(due), kind: 'promise', text })),
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
  ]
  const last = '9999-12-31'
  const first: readonly Waiting[] =
    sits === null ? [] : [{ ...asks(sits.id, null), kind: 'session', pointId: sits.id, title: sits.head.title }]
  return [...first, ...dated.toSorted((a, b) => ((a.due ?? last) < (b.due ?? last) ? -1 : 1))]
}
