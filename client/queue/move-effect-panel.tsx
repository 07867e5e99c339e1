// What the last move did, beside the list: who moved what, how far it now is from its calculated place and why, what fell out of a frame or came inside, what
// became of cost, probability and benefit, each with what it was. The same figures on every screen. A line that folds out where there is little
// room. Called by queue-page.tsx.

import { ArrowUndoIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isReady } from '../../shared/board/item.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { applies, MoveLine, wentSomewhere } from '../item/move-line.tsx'
import '../item/moves-panel.css'
import { useProgrammeBody } from '../item/programme-context.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useFrameFigures } from '../item/use-frame-figures.ts'
import { useMoveEffect } from '../item/use-move-effect.ts'
import type { Move } from '../live/live-room.ts'
import { useBoard, useMay, useMoves, useRoom } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { EffectFigures } from './effect-figures.tsx'
import './move-effect-panel.css'
import { effectSentence } from './effect-sentence.ts'
import { MoveReason } from './move-reason.tsx'
import { useSpokenEffect } from './use-spoken-effect.ts'

const mostEarlier = 8

export interface MoveEffectPanelProps {
  /** Decided place − calculated place of each item. */
  readonly departures: ReadonlyMap<ItemId, number>
}

export function MoveEffectPanel({ departures }: MoveEffectPanelProps) {
  const { t } = useTranslation('queue')
  const { t: words } = useTranslation('moveEffect')
  const { t: changes } = useTranslation('changes')
  const programme = useProgrammeBody()
  const board = useBoard()
  const newest = useMoves().filter(wentSomewhere).reverse()
  const last = newest.find(touchesQueue)
  const earlier = newest.filter((move) => move !== last).slice(0, mostEarlier)
  const [open, setOpen] = useState(false)
  const { frame, steering } = useFrameFigures({ programmeId: programme.id })
  const boards = last?.boards() ?? null
  const seen = useMoveEffect({
    before: boards === null || frame === null ? null : { board: boards.before, frame },
    after: boards === null || frame === null ? null : { board: boards.after, frame },
    steering,
  })
  const sentence = last === undefined || seen.effect === null ? null : effectSentence(seen.effect, words)
  useSpokenEffect({ move: last?.id ?? null, isStale: seen.isStale, sentence })
  const item = last === undefined ? undefined : board.items.get(last.item)
  return (
    <aside className="panel card" data-empty={last === undefined ? 'true' : undefined} aria-label={words('title')}>
      <div className="p-h">
        <h2 className="h2">{words('title')}</h2>
        {last !== undefined && <TakeBack move={last} />}
      </div>
      {last === undefined ? (
        <p className="small muted">{t('moves.none')}</p>
      ) : (
        <MoveLine move={last} large>
          <Standing move={last} departures={departures} steering={steering} />
        </MoveLine>
      )}
      {last !== undefined && item?.position.list === 'queue' && steering !== null && (
        <MoveReason move={last} item={item} departures={departures} steering={steering} />
      )}
      {last !== undefined && (
        <div className="me-fold">
          {sentence !== null && <p className="me-s">{sentence}</p>}
          <button type="button" className="p-more" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('moves.hide') : words('show')}
          </button>
        </div>
      )}
      <div className="me-body" data-open={open ? 'true' : undefined}>
        {seen.effect !== null && frame !== null && <EffectFigures seen={seen} effect={seen.effect} frame={frame} />}
        {seen.hasFailed && <p className="small muted">{words('failed')}</p>}
        {item !== undefined && item.position.list === 'queue' && !isReady(item) && (
          <section>
            <p className="st" data-s="warn">
              <Icon of={ExclamationmarkTriangleIcon} />
              {words('notReady', { id: item.id })}
            </p>
          </section>
        )}
        {earlier.length > 0 && (
          <section>
            <h3 className="label">{t('moves.earlier')}</h3>
            <ul className="p-list">
              {earlier.map((move) => (
                <li key={move.id}>
                  <MoveLine move={move} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <Link className="p-since" to="/p/$programme/changes" params={{ programme: programme.id }}>
        {changes('open')}
      </Link>
    </aside>
  )
}

/** What moves on the cut list alone changes no line. */
function touchesQueue({ from, to }: Move): boolean {
  return from?.list === 'queue' || to?.list === 'queue'
}

function TakeBack({ move }: { readonly move: Move }) {
  const { t } = useTranslation('queue')
  const room = useRoom()
  const board = useBoard()
  const mayMove = useMay('item.move')
  const mayEdit = useMay('item.edit')
  const [refused, setRefused] = useState<{ readonly move: number; readonly refusal: Refusal } | null>(null)
  const may = move.kind === 'estimate' ? mayEdit : mayMove
  const takeBack = () => {
    const outcome = room.takeBack(move)
    setRefused(outcome.ok ? null : { move: move.id, refusal: outcome.refusal })
  }
  return (
    <>
      {may && applies(move, board) && (
        <Button variant="tertiary" icon={ArrowUndoIcon} onClick={takeBack}>
          {t('moves.undo')}
        </Button>
      )}
      {refused?.move === move.id && <InlineRefusal what={t('moves.notUndone')} why={refusalOf(refused.refusal)} />}
    </>
  )
}

/** «avviker 8 plasser fra beregnet» after a move; the title after anything else. */
function Standing(o: {
  readonly move: Move
  readonly departures: ReadonlyMap<ItemId, number>
  readonly steering: Steering | null
}) {
  const { t } = useTranslation('moveEffect')
  const { move } = o
  const departure = o.departures.get(move.item)
  if (move.kind !== 'move' || move.to?.list !== 'queue' || departure === undefined) return <>{move.title}</>
  return <>{departure === 0 ? t('atCalculated') : t('departs', { count: Math.abs(departure) })}</>
}
