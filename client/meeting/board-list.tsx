// The queue or the cut list in the middle of a meeting, live: place, id, title and likely estimate, around the items the current agenda item is
// about. A press opens the item over it. Called by meeting-view.tsx.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ListName } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
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
          {rows.map((row) =>
            row.id === null ? (
              <li key={`gap ${row.place}`} className="m-gap" aria-hidden="true">
                …
              </li>
            ) : (
              <Row key={row.id} id={row.id} place={row.place} about={about.includes(row.id)} />
            ),
          )}
        </ol>
      )}
    </section>
  )
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
