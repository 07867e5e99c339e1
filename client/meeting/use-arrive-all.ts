// Takes several people into the meeting, one command after another, in the room; it stops at the first that is refused and says why. Called by the
// dialog of attendance.

import { useState } from 'react'
import type { PersonId } from '../../shared/ids.ts'
import { useMeetingCommand } from '../api/meeting-queries.ts'
import { problemText } from '../api/problem.ts'
import { useInMeeting } from './meeting-context.ts'
import type { Asked } from './use-command.ts'

export interface ArriveAll extends Asked {
  readonly run: (people: readonly PersonId[]) => void
}

export function useArriveAll(): ArriveAll {
  const { programmeId, pointId } = useInMeeting()
  const { mutateAsync, error } = useMeetingCommand(programmeId, pointId)
  const [busy, setBusy] = useState(false)
  const takeIn = async (people: readonly PersonId[]): Promise<void> => {
    setBusy(true)
    try {
      for (const person of people) await mutateAsync({ command: { type: 'arrive', person, how: 'room' } })
    } catch {
      // What was refused stands as the mutation's error.
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    trouble: error === null ? null : problemText(error),
    run: (people) => {
      if (!busy) void takeIn(people)
    },
  }
}
