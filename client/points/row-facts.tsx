// What a row of the agenda says beside kind and owner: the decision made on it, what its preparation lacks, and how many promises it meets.
// Called by the rows of both agendas.

import { CircleIcon, HourglassIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AgendaItem } from '../../shared/point/agenda-item.ts'
import { FrozenMark } from '../item/frozen-mark.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useItemFacts } from './item-facts.ts'
import { useInPoint } from './point-context.ts'

export interface RowFactsProps {
  readonly item: AgendaItem
  /** Whether the person may change the agenda: only she is told what it lacks. */
  readonly prepares: boolean
  /** Number of the decision that holds it; null = it is free. */
  readonly frozenBy: number | null
}

export function RowFacts({ item, prepares, frozenBy }: RowFactsProps) {
  const { t } = useTranslation('point')
  const { programmeId, meeting } = useInPoint()
  const { decisions, wordings, promises, known } = useItemFacts()
  const decision = decisions.get(item.id)
  if (decision !== undefined) {
    return (
      <Link
        className="ds-link"
        to="/p/$programme/decisions/$decision"
        params={{ programme: programmeId, decision: decision.id }}
      >
        {frozenBy === null ? t('row.decision', { number: decision.number }) : <FrozenMark decision={frozenBy} />}
      </Link>
    )
  }
  if (frozenBy !== null) return <FrozenMark decision={frozenBy} />
  if (item.kind === 'follow-up' && promises.open > 0) {
    const words = t('row.promises', { count: promises.open })
    if (promises.overdue === 0) return <span>{words}</span>
    return (
      <StateWord state="bad" icon={HourglassIcon}>
        {words}, {t('promises.overdue', { count: promises.overdue })}
      </StateWord>
    )
  }
  const ahead = meeting?.state === 'draft' || meeting?.state === 'called'
  if (item.kind !== 'decision' || !prepares || !known || !ahead) return null
  const wording = wordings.get(item.id)
  if (wording === undefined) return <StateWord state="warn">{t('row.noWording')}</StateWord>
  // Before the call nothing is published, and the call publishes it all.
  return wording === 'unread' && meeting.state === 'called' ? (
    <StateWord state="no" icon={CircleIcon}>
      {t('wordings.unpublished')}
    </StateWord>
  ) : null
}
