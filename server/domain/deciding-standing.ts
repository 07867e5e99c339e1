// Wordings and rounds as they stand when somebody asks something of them: plain values, read from the rows by server/store/deciding.ts and
// judged by the conclusions of this folder. Moments are ISO text by the server's clock.

import type { AgendaItemId, DecisionId, PersonId, RoundId, WordingId } from '../../shared/ids.ts'

export interface WordingStanding {
  readonly id: WordingId
  readonly agendaItem: AgendaItemId
  readonly internal: boolean
  readonly version: number
  readonly text: string
  readonly publishedAt: string | null
  /** The decision it takes back, when it is decided; null = none that was named beforehand. */
  readonly reverses: DecisionId | null
}

export interface RoundStanding {
  readonly id: RoundId
  readonly wordingId: WordingId
  readonly agendaItem: AgendaItemId
  readonly internal: boolean
  readonly number: number
  readonly how: 'meeting' | 'circulation'
  readonly state: 'open' | 'revealed' | 'withdrawn'
  /** Seats, by member. */
  readonly asked: readonly PersonId[]
  readonly openedBy: PersonId
  readonly openedAt: string
  readonly deadline: string | null
  readonly revealedAt: string | null
}
