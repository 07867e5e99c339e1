// One formal command to a point as a part of its page gives it: whether it is under way, and why it was not done, in words.
// Each part has its own, so that the answer stands where it was pressed. Called by the head of a point and its cards.

import { useId, useRef } from 'react'
import type { PointId, ProgrammeId } from '../../shared/ids.ts'
import type { MeetingCommand } from '../../shared/point/meeting-command.ts'
import { useMeetingCommand } from '../api/meeting-queries.ts'
import { problemText } from '../api/problem.ts'

/** The point a part of the page is about. */
export interface AtPoint {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
}

export interface PointCommand {
  readonly busy: boolean
  /** null when nothing is wrong. */
  readonly trouble: string | null
  /** Gives the command, after those that are under way; the same one pressed twice is given once. */
  readonly run: (command: MeetingCommand, onDone?: () => void) => void
}

export function usePointCommand({ programmeId, pointId }: AtPoint): PointCommand {
  const mutation = useMeetingCommand(programmeId, pointId, { inLine: useId() })
  const last = useRef<string | null>(null)
  return {
    busy: mutation.isPending,
    trouble: mutation.isError ? problemText(mutation.error) : null,
    run: (command, onDone) => {
      const said = JSON.stringify(command)
      if (last.current === said) return
      last.current = said
      const settled = () => {
        if (last.current === said) last.current = null
      }
      mutation
        .mutateAsync({ command })
        .then(() => onDone?.(), ignored)
        .finally(settled)
    },
  }
}

/** A refusal is told by `trouble`. */
function ignored(): void {
  // Nothing more to do.
}
