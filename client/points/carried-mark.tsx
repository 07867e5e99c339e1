// Where an item of an agenda went when its meeting did not come to it, or which point it came from. Called by the rows of both agendas.

import { ArrowRightIcon, ArrowUndoIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AgendaItemId } from '../../shared/ids.ts'
import { useUntreated } from '../api/untreated-queries.ts'
import { Icon } from '../ui/icon.tsx'
import { useInPoint } from './point-context.ts'

export function CarriedMark({ item }: { readonly item: AgendaItemId }) {
  const { t } = useTranslation('point')
  const { programmeId, pointId, meeting } = useInPoint()
  const told = useUntreated({ programmeId, pointId, seen: meeting?.state ?? null }).data
  const went = told?.went.find((each) => each.item === item)
  const from = told?.came.find((each) => each.item === item)?.from
  const other = went?.to ?? from
  if (other === undefined) return went === undefined ? null : <span>{t('row.wentToBacklog')}</span>
  return (
    <Link className="ds-link" to="/p/$programme/points/$point" params={{ programme: programmeId, point: other.id }}>
      <Icon of={went === undefined ? ArrowUndoIcon : ArrowRightIcon} />
      {t(went === undefined ? 'row.cameFrom' : 'row.wentTo', { title: other.title })}
    </Link>
  )
}
