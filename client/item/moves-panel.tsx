// What moved last: who, what, from where to where, when, and a way to take it back while it still applies; earlier moves below. A panel beside
// the list, a strip above it where there is little room. Called by the queue page and the cut list page.

import { ArrowUndoIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reversed } from '../../shared/board/change.ts'
import { planBoardEdit } from '../../shared/board/plan-edit.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { Move } from '../live/live-room.ts'
import { useBoard, useMay, useMoves, useRoom } from '../live/use-room.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import type { PersonColour } from '../ui/person.ts'
import { useFormat } from '../ui/use-format.ts'
import { moveWords } from './move-words.ts'
import './moves-panel.css'
import { useProgrammeBody } from './programme-context.ts'
import { refusalOf } from './refusal-of.ts'

const mostEarlier = 8

export function MovesPanel() {
  const { t } = useTranslation('queue')
  const { t: changes } = useTranslation('changes')
  const programme = useProgrammeBody()
  const room = useRoom()
  const board = useBoard()
  const moves = useMoves()
  const mayMove = useMay('item.move')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [open, setOpen] = useState(false)
  const newest = moves.filter(wentSomewhere).reverse()
  const last = newest[0]
  const earlier = newest.slice(1, mostEarlier + 1)
  const takeBack = (move: Move) => {
    const outcome = room.takeBack(move)
    setRefusal(outcome.ok ? null : outcome.refusal)
  }
  return (
    <aside className="panel card" data-empty={last === undefined ? 'true' : undefined} aria-label={t('moves.title')}>
      <div className="p-h">
        <h2 className="h2">{t('moves.title')}</h2>
        {last !== undefined && mayMove && applies(last, board) && (
          <Button variant="tertiary" icon={ArrowUndoIcon} onClick={() => takeBack(last)}>
            {t('moves.undo')}
          </Button>
        )}
      </div>
      {last === undefined ? <p className="small muted">{t('moves.none')}</p> : <MoveLine move={last} large />}
      {refusal !== null && <InlineRefusal what={t('moves.notUndone')} why={refusalOf(refusal)} />}
      {earlier.length > 0 && (
        <section data-open={open ? 'true' : undefined}>
          <h3 className="label">{t('moves.earlier')}</h3>
          <button type="button" className="p-more" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('moves.hide') : t('moves.show')}
          </button>
          <ul className="p-list">
            {earlier.map((move) => (
              <li key={move.id}>
                <MoveLine move={move} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Link className="p-since" to="/p/$programme/changes" params={{ programme: programme.id }}>
        {changes('open')}
      </Link>
    </aside>
  )
}

function MoveLine({ move, large = false }: { readonly move: Move; readonly large?: boolean }) {
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
      <p title={move.title}>
        <b>{name}</b> {moveWords(move, t)}
        <span className="muted small p-when">
          {format.time(move.at)} · {move.title}
        </span>
      </p>
    </div>
  )
}

/** False where another record took an item's place: nothing moved that anybody could see. */
function wentSomewhere({ from, to }: Move): boolean {
  return from?.list !== to?.list || from?.place !== to?.place
}

/** True while taking the move back would wipe nothing somebody did since. */
function applies(move: Move, board: Board): boolean {
  if (move.changes.length === 0) return false
  return planBoardEdit(board, { type: 'restore', changes: reversed(move.changes), over: false }).ok
}
