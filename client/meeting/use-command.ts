// One command to the meeting as a part of its page gives it: is it under way, and why was it not done. Each part has its own, so that the answer
// stands where it was pressed. Called by everything in a meeting that steers, speaks or registers.

import { useQueryClient } from '@tanstack/react-query'
import type { MeetingView } from '../../shared/contract/meeting.ts'
import type { Speakers } from '../../shared/point/meeting.ts'
import type { MeetingCommand } from '../../shared/point/meeting-command.ts'
import { useMeetingCommand } from '../api/meeting-queries.ts'
import { noticeKey } from '../api/notice-keys.ts'
import { problemText, refusalCodeOf } from '../api/problem.ts'
import { useInMeeting } from './meeting-context.ts'

/** Something that was asked of the server. */
export interface Asked {
  readonly busy: boolean
  /** Why it was not done, in words; null when nothing is wrong. */
  readonly trouble: string | null
}

export interface Command extends Asked {
  /** Gives the command; a second press while it is under way does nothing. */
  readonly run: (command: MeetingCommand, onDone?: () => void) => void
}

export function useCommand(): Command {
  const { programmeId, pointId, view } = useInMeeting()
  const mutation = useMeetingCommand(programmeId, pointId)
  const client = useQueryClient()
  const seen = view.meeting.speakers
  return {
    busy: mutation.isPending,
    trouble: mutation.isError ? problemText(mutation.error) : null,
    run: (command, onDone) => {
      if (mutation.isPending) return
      const give = () => mutation.mutateAsync({ command })
      const giveAgain = async (error: unknown) => {
        // Something else has happened meanwhile; what the press was about is as it was seen, so it holds.
        const now = client.getQueryData<MeetingView>(noticeKey({ topic: 'meeting', id: pointId }))?.meeting.speakers
        if (refusalCodeOf(error) !== 'STALE' || now === undefined || !sameTurn(seen, now)) throw error
        return await give()
      }
      // Done also where the room has moved on before the answer came, and what was pressed is gone from the page. A refusal is told by `trouble`.
      give()
        .catch(giveAgain)
        .then(
          () => onDone?.(),
          () => undefined,
        )
    },
  }
}

/** @returns whether it is the same person's turn: who speaks, and who is first of those who wait. */
function sameTurn(a: Speakers, b: Speakers): boolean {
  return a.speaking?.person === b.speaking?.person && a.waiting[0]?.person === b.waiting[0]?.person
}
