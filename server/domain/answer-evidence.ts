// Evidence of a standard question: who owes it and when, from when on the answer is a warning, what was answered and what it points to. Pure.
// Who answered and when is what the answer or its proposal last changed by. Called by server/store/evidence.ts.

import type { AnswerEvidence, Evidence } from '../../shared/contract/meeting.ts'
import type { PersonId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'

/** @returns a question nobody has said anything about */
export function noEvidence(question: string): Evidence {
  return {
    question,
    owner: null,
    due: null,
    threshold: '',
    answer: '',
    proposal: null,
    answeredBy: null,
    answeredAt: null,
    revision: 0,
  }
}

/** @returns the evidence as it then is, or STALE when somebody was before */
export function answerEvidence(
  before: Evidence,
  o: { readonly asked: AnswerEvidence; readonly by: PersonId; readonly at: Date },
): Outcome<Evidence> {
  const { revision, ...asked } = o.asked
  if (revision !== before.revision) return refuse('STALE', { field: before.question })
  const isAnswered = asked.answer.trim() !== '' || asked.proposal !== null
  const isSame = asked.answer === before.answer && asked.proposal === before.proposal
  const answered = isSame
    ? { answeredBy: before.answeredBy, answeredAt: before.answeredAt }
    : { answeredBy: isAnswered ? o.by : null, answeredAt: isAnswered ? o.at.toISOString() : null }
  return done({ ...before, ...asked, ...answered, revision: before.revision + 1 })
}
