// The queue or the cut list in the middle of a meeting, live: place, id, title and likely estimate, around the items the current agenda item is
// about, with the two lines of the frame where they fall. A press opens the item over it. Called by meeting-view.tsx.

import { Link } from '@tanstack/react-router'
import { Fragment, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListName } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'
import { useFrame } from '../api/frame-queries.ts'
import { FrameLine } from '../item/frame-line.tsx'
import { linesAmong } from '../item/frame-zones.ts'
import { linesOf } from '../item/line-figures.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { standingQuestion } from '../item/standings.ts'
import { useLineTrial } from '../item/use-line-trial.ts'
import { useStanding } from '../item/use-standing.ts'
import { useFormat } from '../ui/use-format.ts'
import { useBoardBeside, useOpenItem } from './board-beside.ts'
import { rowsAround } from './board-window.ts'
import { useInMeeting } from './meeting-context.ts'
import { useFrozen } from './use-frozen.ts'

const atMost = 60

export function BoardList({ list }: { readonly list: ListName }) {
  const { t } = useTranslation('meeting')
  const { programmeId, course } = useInMeeting()
  const order = useBoardBeside((board) => board[list])
  const about = course.current?.item.linked ?? []
  const rows = rowsAround({ order, about, atMost })
  const lines = useLines(list)
  const among =
    lines === null
      ? []
      : linesAmong(
          rows.map(({ place }) => place),
          { p50: lines.p50.count, p85: lines.p85.count },
        )
  const linesAt = (before: number) =>
    among.map(({ line, before: at }) =>
      at !== before || lines === null ? null : (
        <li key={line} className="m-fl">
          <FrameLine line={line} figures={lines[line]} />
        </li>
      ),
    )
  const title = list === 'queue' ? t('board.queue') : t('board.cutList')
  return (
    <section className="m-board" aria-labelledby="m-board-t">
      <div className="m-now-h">
        <h1 id="m-board-t">{title}</h1>
        <Link
          className="ds-link small"
          to={list === 'queue' ? '/p/$programme/queue' : '/p/$programme/cut-list'}
          params={{ programme: programmeId }}
        >
          {list === 'queue' ? t('board.whole') : t('board.wholeCut')}
        </Link>
      </div>
      {rows.length === 0 ? (
        <p className="muted">{t('board.none')}</p>
      ) : (
        <ol className="card m-list">
          {rows.map((row, at) => (
            <Fragment key={row.id ?? `gap ${row.place}`}>
              {linesAt(at)}
              {row.id === null ? (
                <li className="m-gap" aria-hidden="true">
                  …
                </li>
              ) : (
                <Row id={row.id} place={row.place} about={about.includes(row.id)} />
              )}
            </Fragment>
          ))}
          {linesAt(rows.length)}
        </ol>
      )}
    </section>
  )
}

/** The lines of the queue, as everybody has them; none of the cut list. */
function useLines(list: ListName) {
  const { programmeId } = useInMeeting()
  const board = useBoardBeside((each) => each)
  const body = useFrame(programmeId).data
  const question = useMemo(() => {
    if (list !== 'queue' || body === undefined) return null
    const { p50, p85 } = body.trial ?? body.frame
    return standingQuestion({ board, steering: body.steering, frame: { p50, p85 } })
  }, [list, board, body])
  const { seen, isStale } = useStanding(question)
  const trial = useLineTrial(programmeId)
  return seen === null ? null : linesOf({ standing: seen.standing, frame: seen.question.frame, trial, isStale })
}

function Row({ id, place, about }: { readonly id: ItemId; readonly place: number; readonly about: boolean }) {
  const { t } = useTranslation('meeting')
  const item = useBoardBeside((board) => board.items.get(id) ?? null)
  const frozen = useFrozen().get(id)
  const { structure } = useProgrammeNames()
  const format = useFormat()
  const open = useOpenItem()
  if (item === null) return null
  return (
    <li data-about={about ? 'true' : undefined}>
      <button type="button" onClick={() => open(id)} aria-label={t('board.open', { id, title: item.title })}>
        <span className="num">{place}</span>
        <span className="m-list-i">{id}</span>
        <span className="m-list-t">{item.title}</span>
        {frozen !== undefined && <span className="m-int">{t('board.frozen')}</span>}
        <span className="num">
          {item.estimate === null ? (
            <span className="muted tiny">{t('board.noEstimate')}</span>
          ) : (
            format.withUnit(item.estimate.likely, structure.currency)
          )}
        </span>
      </button>
    </li>
  )
}
