// A point in its room: the meeting's head, what is prepared for it, and its agenda; an agenda item that is worked on stands in the place of what is
// prepared, or under its row where there is no room. Says why when the room is closed. Called by point-page.tsx inside the point's RoomProvider.

import { ArrowLeftIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaItemId, PointId, ProgrammeId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { PointHead } from '../../shared/point/head.ts'
import { useDeciding } from '../api/deciding-queries.ts'
import { type MeetingNow, useMeeting } from '../api/meeting-queries.ts'
import { usePapers } from '../api/papers-queries.ts'
import { usePromises } from '../api/promises-queries.ts'
import { useMembership, useSession } from '../api/session-queries.ts'
import { NotKeptTray } from '../item/not-kept-tray.tsx'
import { dayOf } from '../item/point-order.ts'
import { RecordNameContext } from '../item/record-name.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { CommentCounts } from '../item/threads/comment-count.tsx'
import { useSessionAgain } from '../item/use-session-again.ts'
import { useAgenda, usePointHead, useRoom, useRoomPhase } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useModalOpen } from '../ui/open-modals.ts'
import { PageHead } from '../ui/page-head.tsx'
import { AgendaItemView } from './agenda-item-view.tsx'
import { AgendaPanel } from './agenda-panel.tsx'
import { ComingCard, OwnAnswerCard, useAsksFirst } from './coming-card.tsx'
import { focusRow } from './focus-row.ts'
import { HeldCard } from './held-card.tsx'
import { ItemFactsContext, itemFactsOf } from './item-facts.ts'
import { MeetingBegun } from './meeting-begun.tsx'
import { NewAgendaItemDialog } from './new-agenda-item-dialog.tsx'
import { PapersContext, papersByItem } from './paper-context.ts'
import { PointContext, useInPoint } from './point-context.ts'
import { PointHeadBar } from './point-head-bar.tsx'
import { PointLoading } from './point-loading.tsx'
import './point-page.css'
import { PointSlots } from './point-slots.tsx'
import { QuestionsCard } from './questions-card.tsx'
import { useMayEditAgenda } from './use-may-edit-agenda.ts'

export interface PointViewProps {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly firstAgendaItem: AgendaItemId | null
  readonly drawerOpen: boolean
  readonly onShowBoardTray: () => void
}

export function PointView(props: PointViewProps) {
  const phase = useRoomPhase()
  const head = usePointHead()
  const [tray, setTray] = useState(false)
  const showTray = useCallback(() => setTray(true), [])
  const recordName = useAgendaItemName()
  return (
    <RecordNameContext value={recordName}>
      <PointSlots onShowPointTray={showTray} onShowBoardTray={props.onShowBoardTray} />
      {phase.name === 'closed' && (
        <ClosedPoint programmeId={props.programmeId} refusal={phase.refusal} withTitle={head === null} />
      )}
      {head !== null ? <OpenPoint {...props} head={head} /> : phase.name !== 'closed' && <PointLoading />}
      {tray && <NotKeptTray onClose={() => setTray(false)} />}
    </RecordNameContext>
  )
}

/** Why the point cannot be opened, or no longer; what was on the screen stays readable under it. */
function ClosedPoint(o: { readonly programmeId: ProgrammeId; readonly refusal: Refusal; readonly withTitle: boolean }) {
  const { t } = useTranslation('points')
  const { t: words } = useTranslation('item')
  useSessionAgain(o.refusal)
  return (
    <>
      {o.withTitle && <PageHead title={t('title')} />}
      <div className="pp-closed">
        <ErrorPanel
          title={t('point.closed')}
          actions={
            <>
              <Button onClick={() => location.reload()}>{words('closed.reload')}</Button>
              <Button variant="tertiary" asChild>
                <Link to="/p/$programme/points" params={{ programme: o.programmeId }}>
                  {t('point.back')}
                </Link>
              </Button>
            </>
          }
        >
          {o.refusal.code === 'UNKNOWN_ROOM' ? t('point.unknown') : refusalOf(o.refusal)}
        </ErrorPanel>
      </div>
    </>
  )
}

/** @returns what an agenda item is called: its id is never shown. */
function useAgendaItemName(): (record: string) => string {
  const { t } = useTranslation('points')
  const room = useRoom()
  return useCallback(
    (record) => {
      const { items, order } = room.agenda()
      const id = order.find((each) => each === record)
      const item = id === undefined ? undefined : items.get(id)
      if (item === undefined) return t('record.gone')
      return t('record.item', { number: order.indexOf(item.id) + 1, title: item.title })
    },
    [room, t],
  )
}

function OpenPoint({
  programmeId,
  pointId,
  firstAgendaItem,
  drawerOpen,
  head,
}: PointViewProps & { readonly head: PointHead }) {
  const session = useSession()
  const permissions = useMembership(programmeId)?.permissions
  const view = useMeeting(programmeId, pointId).data ?? null
  const me = session.data?.person.id
  const point = useMemo(
    () =>
      me === undefined || permissions === undefined
        ? null
        : { programmeId, pointId, meeting: view?.meeting ?? null, me, permissions },
    [programmeId, pointId, view?.meeting, me, permissions],
  )
  const told = usePapers({ programmeId, pointId }).data
  const papers = useMemo(() => papersByItem(told?.papers ?? []), [told])
  const deciding = useDeciding({ programmeId, pointId }).data
  const promises = usePromises(programmeId).data?.promises
  const facts = useMemo(
    () => itemFactsOf({ deciding, promises: promises ?? [], today: dayOf(new Date()) }),
    [deciding, promises],
  )
  if (point === null) return <PointLoading />
  return (
    <PointContext value={point}>
      <CommentCounts programmeId={point.programmeId}>
        <PapersContext value={papers}>
          <ItemFactsContext value={facts}>
            <PointBody head={head} view={view} first={firstAgendaItem} drawerOpen={drawerOpen} />
          </ItemFactsContext>
        </PapersContext>
      </CommentCounts>
    </PointContext>
  )
}

function PointBody(o: {
  readonly head: PointHead
  readonly view: MeetingNow | null
  readonly first: AgendaItemId | null
  readonly drawerOpen: boolean
}) {
  const { t } = useTranslation('points')
  const { t: words } = useTranslation('point')
  const { head, view } = o
  const { programmeId, pointId, me, permissions } = useInPoint()
  const agenda = useAgenda()
  const wide = useWide()
  const mayEdit = useMayEditAgenda()
  const [chosen, setChosen] = useState<Chosen | null>(
    o.first === null ? null : { id: o.first, internal: !agenda.items.has(o.first) },
  )
  const [beside, setBeside] = useState<HTMLElement | null>(null)
  const [adding, setAdding] = useState(false)
  const choose = useCallback((id: AgendaItemId) => setChosen({ id, internal: false }), [])
  const chooseInternal = useCallback(
    (id: AgendaItemId | null) => setChosen(id === null ? null : { id, internal: true }),
    [],
  )
  const selected = chosen !== null && !chosen.internal && agenda.items.has(chosen.id) ? chosen.id : null
  const internal = chosen?.internal === true ? chosen.id : null
  const goBack = () => {
    setChosen(null)
    if (chosen !== null) focusRow(chosen.id)
  }
  const opened =
    selected === null ? null : (
      <AgendaItemView key={selected} id={selected} head={head} onSelect={choose} inRow={!wide} />
    )
  const people = { programmeId, pointId, me, permissions }
  const asksFirst = useAsksFirst(view, me)
  const held = view?.meeting.state === 'adjourned' || view?.meeting.state === 'approved'
  const preparing = (
    <div className="pp-p" key="preparing" hidden={wide && (opened !== null || internal !== null)}>
      {wide && asksFirst && view !== null && <OwnAnswerCard {...people} view={view} />}
      <QuestionsCard />
      {view !== null && <ComingCard {...people} view={view} asksOwn={wide && !asksFirst} />}
    </div>
  )
  const agendaPanel = (
    <AgendaPanel
      key="agenda"
      head={head}
      selected={selected}
      onSelect={(id) => (id === selected ? setChosen(null) : choose(id))}
      onAdd={() => setAdding(true)}
      opened={wide ? undefined : opened}
      internal={{ selected: internal, onSelect: chooseInternal, beside, wide }}
    />
  )
  return (
    <div className="pp">
      <PointHeadBar head={head} view={view} drawerOpen={o.drawerOpen} onAdd={mayEdit ? () => setAdding(true) : null} />
      {view !== null && <MeetingBegun {...people} meeting={view.meeting} agenda={agenda} />}
      <div className="pp-b">
        {view !== null && held && <HeldCard {...people} meeting={view.meeting} />}
        {wide && (opened !== null || internal !== null) && (
          <section className="card pp-v" aria-label={t('item.details')}>
            <div className="pp-back">
              <Button variant="tertiary" icon={ArrowLeftIcon} onClick={goBack}>
                {words('backToQuestions')}
              </Button>
            </div>
            {opened}
            <div ref={setBeside} />
          </section>
        )}
        {!wide && view !== null && <OwnAnswerCard {...people} view={view} />}
        {wide ? [preparing, agendaPanel] : [agendaPanel, preparing]}
      </div>
      {adding && (
        <NewAgendaItemDialog
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false)
            choose(id)
          }}
        />
      )}
    </div>
  )
}

/** The item that is open, and on which of the two agendas it stands. */
interface Chosen {
  readonly id: AgendaItemId
  readonly internal: boolean
}

const wideQuery = '(min-width: 62rem)'

/** @returns whether there is room for the agenda and an item side by side. Stays as it was while a question is open, which would go with its place. */
function useWide(): boolean {
  const isAsked = useModalOpen()
  const now = useSyncExternalStore(
    (listener) => {
      const query = matchMedia(wideQuery)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => matchMedia(wideQuery).matches,
  )
  const [shown, setShown] = useState(now)
  if (!isAsked && shown !== now) setShown(now)
  return isAsked ? shown : now
}
