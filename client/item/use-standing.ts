// The standing of one question after the other: the newest that is worked out, and whether it is the one asked for now. What was there before stays until its successor
// comes, so that nothing blinks. Called by use-frame-figures.ts and use-move-effect.ts.

import { useEffect, useId, useMemo, useState } from 'react'
import type { FrameStanding } from '../../shared/frame/standing.ts'
import { askStanding, knownStanding, type StandingQuestion } from './standings.ts'

export interface StandingSeen<Question extends StandingQuestion> {
  /** The question that is answered; the one asked for now, or the last that was. */
  readonly question: Question
  readonly standing: FrameStanding
}

export interface StandingNow<Question extends StandingQuestion> {
  readonly seen: StandingSeen<Question> | null
  /** What is asked for now is not worked out yet. */
  readonly isStale: boolean
  /** It cannot be worked out. */
  readonly hasFailed: boolean
}

/** @returns the standing of a question; nothing while there is none. */
export function useStanding<Question extends StandingQuestion>(question: Question | null): StandingNow<Question> {
  const slot = useId()
  const [seen, setSeen] = useState<StandingSeen<Question> | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const key = question?.key ?? null

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the question that matters
  useEffect(() => {
    if (question === null) return
    let isWanted = true
    async function follow(wanted: Question): Promise<void> {
      const told = await askStanding(wanted, slot)
      if (!isWanted) return
      if (told.state === 'answered') {
        setSeen({ question: wanted, standing: told.answer })
        setFailed(null)
      } else if (told.state === 'failed') setFailed(wanted.key)
      // Another part of the page asked first and went on; here it is still wanted.
      else await follow(wanted)
    }
    void follow(question)
    return () => {
      isWanted = false
    }
  }, [key, slot])

  const known = key === null ? null : knownStanding(key)
  const now = useMemo(
    () => (question === null || known === null ? null : { question, standing: known }),
    [question, known],
  )
  if (question === null) return { seen: null, isStale: false, hasFailed: false }
  if (now !== null) return { seen: now, isStale: false, hasFailed: false }
  const hasFailed = failed === key
  return { seen, isStale: !hasFailed && seen?.question.key !== key, hasFailed }
}
