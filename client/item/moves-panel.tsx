// What moved last: who, what, from where to where, when, and a way to take it back while it still applies; earlier moves below. A panel beside
// the list, a strip above it where there is little room. Called by the cut list page; the queue has its own, which says what a move did.

import { ArrowUndoIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../shared/outcome.ts'
import type { Move } from '../live/live-room.ts'
import { useBoard, useMay, useMoves, useRoom } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { applies, MoveLine, wentSomewhere } from './move-line.tsx'
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
  const newest = moves.filter((move) => move.kind === 'move' && wentSomewhere(move)).reverse()
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
