// The line of a point's life, over its page: what is behind, where it stands, what is ahead, with the days; and what is fixed by it, in words.
// Called by the page of one point.

import { CheckmarkCircleIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { MeetingView } from '../../shared/contract/meeting.ts'
import { Icon } from '../ui/icon.tsx'
import { useFormat } from '../ui/use-format.ts'
import './life-line.css'
import { dayOf } from '../item/point-order.ts'
import { lifeLine } from './life-steps.ts'

/** The meeting, or null while it is on its way: the line keeps its place. */
export function LifeLine({ meeting }: { readonly meeting: MeetingView['meeting'] | null }) {
  const { t } = useTranslation('point')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  if (meeting === null) return <div className="life life-wait" aria-hidden="true" />
  return (
    <ol className="life" aria-label={t('life')}>
      {lifeLine(meeting).map(({ state, place, at }) => (
        <li key={state} data-place={place} aria-current={place === 'current' ? 'step' : undefined}>
          <b>
            {place === 'done' && <Icon of={CheckmarkCircleIcon} />}
            {ui(`pointState.${state}`)}
          </b>
          {at !== null && <time dateTime={at}>{format.shortDate(dayOf(new Date(at)), new Date().getFullYear())}</time>}
        </li>
      ))}
    </ol>
  )
}

/** What the state means for who reads it: why it was cancelled or opened again, and that nothing can be changed after approval. */
export function LifeWords({ meeting }: { readonly meeting: MeetingView['meeting'] }) {
  const { t } = useTranslation('point')
  const format = useFormat()
  const { state, reason, approvedAt, approvedBy } = meeting
  const day = (at: string) => format.date(dayOf(new Date(at)))
  if (state === 'cancelled') return <p className="life-w">{t('cancelled', { reason: reason ?? '' })}</p>
  if (state === 'approved' && approvedAt !== null) {
    const how = approvedBy === 'circulation' ? 'approvedByCirculation' : 'approvedInMeeting'
    return <p className="life-w">{t(how, { date: day(approvedAt) })}</p>
  }
  if (state === 'adjourned' && reason !== null) return <p className="life-w">{t('reopened', { reason })}</p>
  return null
}
