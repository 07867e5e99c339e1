// The meeting as it stands: what the room sees beside what the reader sees, the agenda, the item, and to the right who speaks, who is there and
// what is written for the record. Before it is called, when it is called, adjourned or cancelled, it says so. Called by meeting-page.tsx.

import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shown } from '../../shared/point/meeting.ts'
import { useDocumentTitle } from '../ui/page-head.tsx'
import { BoardList } from './board-list.tsx'
import { CurrentItem } from './current-item.tsx'
import { LostLine } from './lost-line.tsx'
import { MeetingAgenda } from './meeting-agenda.tsx'
import { MeetingBar } from './meeting-bar.tsx'
import { useInMeeting } from './meeting-context.ts'
import './meeting-item.css'
import './meeting-lists.css'
import './meeting-page.css'
import './meeting-side.css'
import './meeting-top.css'
import { useMeetingKeys } from './meeting-keys.ts'
import { MeetingState } from './meeting-state.tsx'
import { MinutesCard } from './minutes-card.tsx'
import { NextItem } from './next-item.tsx'
import { PhoneFoot } from './phone-foot.tsx'
import { PresenceCard } from './presence-card.tsx'
import { SeesBar } from './sees-bar.tsx'
import { agendaItemOf } from './shown-words.ts'
import { SpeakersCard } from './speakers-card.tsx'
import { type Follow, useFollow } from './use-follow.ts'
import { useMeetingNews } from './use-meeting-news.ts'
import { useTellFollowing } from './use-tell-following.ts'
import { ViewTabs } from './view-tabs.tsx'

export function MeetingView({ menu, failing }: { readonly menu: ReactNode; readonly failing: boolean }) {
  const { t } = useTranslation('meeting')
  const { view, head } = useInMeeting()
  useDocumentTitle(t('documentTitle', { title: head.title }))
  useMeetingNews()
  return (
    <div className="m-page">
      <MeetingBar menu={menu} />
      {failing && <LostLine />}
      {view.meeting.state === 'in-session' ? (
        <InSession />
      ) : (
        <main id="main" tabIndex={-1}>
          <MeetingState />
        </main>
      )}
    </div>
  )
}

function InSession() {
  const follow = useFollow()
  const { deciding, course } = useInMeeting()
  useTellFollowing(follow.follows)
  useMeetingKeys()
  useTopOfSeen(follow.sees)
  const seen = agendaItemOf(follow.sees, deciding)
  return (
    <>
      <SeesBar follow={follow} />
      <main id="main" tabIndex={-1} className="m-grid">
        <MeetingAgenda follow={follow} seen={seen ?? course.current?.item.id ?? null} />
        <div className="m-now">
          <ViewTabs follow={follow} />
          <Seen follow={follow} />
        </div>
        <aside className="m-side">
          <SpeakersCard />
          <PresenceCard />
          <MinutesCard row={course.rows.find((row) => row.item.id === seen) ?? course.current} />
        </aside>
      </main>
      <PhoneFoot follow={follow} />
    </>
  )
}

/** Another view begins at its top, also for whoever had read far down in the one before. An item of the board lies over the list, which stays where it is. */
function useTopOfSeen({ page, record }: Shown): void {
  const before = useRef({ page, record })
  useEffect(() => {
    const was = before.current
    before.current = { page, record }
    const isOther = was.page !== page || was.record !== record
    const isOver = was.page === 'item' || page === 'item'
    if (isOther && !isOver && page !== 'wording' && page !== 'round' && page !== 'decision') window.scrollTo(0, 0)
  }, [page, record])
}

/** What the reader sees in the middle. An item of the board lies over it, so the list it stands in is beneath. */
function Seen({ follow }: { readonly follow: Follow }) {
  const { t } = useTranslation('meeting')
  const { course, deciding, leads } = useInMeeting()
  const { page } = follow.sees
  if (page === 'queue' || page === 'item') return <BoardList list="queue" />
  if (page === 'cut-list') return <BoardList list="cut" />
  const id = agendaItemOf(follow.sees, deciding)
  const row = course.rows.find((each) => each.item.id === id) ?? (page === 'agenda' ? null : course.current)
  if (row !== null) return <CurrentItem key={row.item.id} row={row} part={page} go={follow.go} />
  return (
    <div className="m-none">
      <h1>{course.current === null ? t('agenda.none') : t('agenda.title')}</h1>
      {course.current === null && (
        <>
          <p className="muted">{leads ? t('agenda.noneBodyLeads') : t('agenda.noneBody')}</p>
          {leads && page === 'agenda' && (
            <div className="m-btns">
              <NextItem follow={follow} />
            </div>
          )}
        </>
      )}
    </div>
  )
}
