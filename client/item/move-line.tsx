// One move in words: who, what, from where to where, when; and whether it can still be taken back. Called by the panels beside the queue and the cut
// list.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { reversed } from '../../shared/board/change.ts'
import { planBoardEdit } from '../../shared/board/plan-edit.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { Move } from '../live/live-room.ts'
import { Avatar } from '../ui/avatar.tsx'
import type { PersonColour } from '../ui/person.ts'
import { useFormat } from '../ui/use-format.ts'
import { moveWords } from './move-words.ts'

export interface MoveLineProps {
  readonly move: Move
  readonly large?: boolean
  /** What is said after the time; the item's title when left out. */
  readonly children?: ReactNode
}

export function MoveLine({ move, large = false, children }: MoveLineProps) {
  const { t } = useTranslation('queue')
  const format = useFormat()
  // Who removed an item is not known here; the server itself removes none.
  const unknown = move.to === null ? t('moves.someone') : t('moves.server')
  const name = move.own ? t('moves.you') : (move.person?.name ?? unknown)
  return (
    <div className="lead" data-large={large ? 'true' : undefined}>
      {move.person === null ? (
        <span />
      ) : (
        <Avatar person={{ ...move.person, colour: move.person.colour as PersonColour }} decorative />
      )}
      <div title={move.title}>
        <p>
          <b>{name}</b> {moveWords(move, { t, format })}
        </p>
        <p className="muted small p-when">
          {format.time(move.at)} · {children ?? move.title}
        </p>
      </div>
    </div>
  )
}

/** False where another record took an item's place: nothing moved that anybody could see. */
export function wentSomewhere({ kind, from, to }: Move): boolean {
  return kind === 'estimate' || from?.list !== to?.list || from?.place !== to?.place
}

/** True while taking the move back would wipe nothing somebody did since. */
export function applies(move: Move, board: Board): boolean {
  if (move.changes.length === 0) return false
  return planBoardEdit(board, { type: 'restore', changes: reversed(move.changes), over: false }).ok
}
