// What the reader looks at in a meeting, one press each: the item, the queue, the cut list, the agenda. Called by meeting-view.tsx.

import { useTranslation } from 'react-i18next'
import type { Shown } from '../../shared/point/meeting.ts'
import { useInMeeting } from './meeting-context.ts'
import type { Follow } from './use-follow.ts'

export function ViewTabs({ follow }: { readonly follow: Follow }) {
  const { t } = useTranslation('meeting')
  const { course } = useInMeeting()
  const { page } = follow.sees
  const item: Shown =
    course.current === null ? { page: 'agenda', record: null } : { page: 'agenda-item', record: course.current.item.id }
  const tabs = [
    { to: item, label: t('sees.tab.item'), on: page !== 'queue' && page !== 'cut-list' && page !== 'item' },
    { to: { page: 'queue', record: null }, label: t('sees.tab.queue'), on: page === 'queue' || page === 'item' },
    { to: { page: 'cut-list', record: null }, label: t('sees.tab.cutList'), on: page === 'cut-list' },
  ] as const
  return (
    <nav className="m-tabs" aria-label={t('sees.views')}>
      {tabs.map((tab) => (
        <button key={tab.label} type="button" aria-pressed={tab.on} onClick={() => follow.go(tab.to)}>
          {tab.label}
        </button>
      ))}
    </nav>
  )
}
