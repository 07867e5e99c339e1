// What a thread is about, in words, and the way there: an item by its title, a decision by its number, an agenda item by its point. What is removed is
// said to be, and its thread stands. Called by comments-page.tsx.

import { PadlockLockedIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Thread } from '../../shared/comment/thread.ts'
import type { DecisionId, ItemId, PointId, ProgrammeId } from '../../shared/ids.ts'
import { useRegister } from '../api/deciding-queries.ts'
import { usePoints } from '../api/programme-queries.ts'
import { useBoard } from '../live/use-room.ts'
import { Icon } from '../ui/icon.tsx'

export function ThreadPlace({ programmeId, thread }: { readonly programmeId: ProgrammeId; readonly thread: Thread }) {
  const { t } = useTranslation('comments')
  return (
    <p className="cmp-a">
      <Place programmeId={programmeId} anchor={thread.anchor} />
      {thread.internal && (
        <span className="muted">
          <Icon of={PadlockLockedIcon} /> {t('internal')}
        </span>
      )}
    </p>
  )
}

function Place({ programmeId, anchor }: { readonly programmeId: ProgrammeId; readonly anchor: Thread['anchor'] }) {
  const { t } = useTranslation('comments')
  const params = { programme: programmeId }
  switch (anchor.kind) {
    case 'item':
    case 'field':
      return (
        <>
          <ItemPlace programmeId={programmeId} item={anchor.item} />
          {anchor.kind === 'field' && <span className="muted">{t(`fields.${anchor.field}`)}</span>}
        </>
      )
    case 'agenda':
      return (
        <Link
          className="ds-link"
          to="/p/$programme/points/$point"
          params={{ ...params, point: anchor.point }}
          search={{ agenda: anchor.agendaItem }}
        >
          <PointTitle programmeId={programmeId} point={anchor.point} />
        </Link>
      )
    case 'decision':
      return (
        <Link
          className="ds-link"
          to="/p/$programme/decisions/$decision"
          params={{ ...params, decision: anchor.decision }}
        >
          <DecisionNumber programmeId={programmeId} decision={anchor.decision} />
        </Link>
      )
    case 'programme':
      return <b>{t('page.programme')}</b>
  }
}

function ItemPlace({ programmeId, item: id }: { readonly programmeId: ProgrammeId; readonly item: ItemId }) {
  const { t } = useTranslation('comments')
  const item = useBoard().items.get(id)
  return (
    <>
      <Link
        className="ds-link"
        to={item?.position.list === 'cut' ? '/p/$programme/cut-list' : '/p/$programme/queue'}
        params={{ programme: programmeId }}
        search={{ item: id }}
      >
        <b>{id}</b> {item?.title}
      </Link>
      {item === undefined && <span className="muted">{t('page.gone')}</span>}
    </>
  )
}

function PointTitle({ programmeId, point }: { readonly programmeId: ProgrammeId; readonly point: PointId }) {
  const { t } = useTranslation('comments')
  const title = usePoints(programmeId).data?.find(({ id }) => id === point)?.head.title
  return <>{title === undefined ? t('page.agenda') : t('page.agendaOf', { point: title })}</>
}

function DecisionNumber(o: { readonly programmeId: ProgrammeId; readonly decision: DecisionId }) {
  const { t } = useTranslation('comments')
  const { t: words } = useTranslation('decisions')
  const found = useRegister(o.programmeId).data?.decisions.find(({ decision }) => decision.id === o.decision)
  return <>{found === undefined ? t('page.decision') : words('number', { number: found.decision.number })}</>
}
