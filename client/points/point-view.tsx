// A point in its room: the meeting's head, the agenda, and the item that is worked on beside it (under its row where there is no room).
// Says why when the room is closed. Called by point-page.tsx inside the point's RoomProvider.

import { PencilIcon, PencilWritingIcon, PlusIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useCallback, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaItemId, PointId, ProgrammeId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { PointHead } from '../../shared/point/head.ts'
import { usePoints } from '../api/programme-queries.ts'
import { NotKeptTray } from '../item/not-kept-tray.tsx'
import { useProgrammeBody } from '../item/programme-context.ts'
import { RecordNameContext } from '../item/record-name.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useBoardUndo } from '../item/use-board-undo.tsx'
import { useSessionAgain } from '../item/use-session-again.ts'
import { useAgenda, useMay, usePointHead, useRoom, useRoomPhase } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { AgendaItemView } from './agenda-item-view.tsx'
import { AgendaPanel } from './agenda-panel.tsx'
import { EditHeadDialog } from './edit-head-dialog.tsx'
import { useHeadWords } from './head-words.ts'
import { NewAgendaItemDialog } from './new-agenda-item-dialog.tsx'
import { PointLoading } from './point-loading.tsx'
import './point-page.css'
import { PointSlots } from './point-slots.tsx'
import { useMayEditAgenda } from './use-may-edit-agenda.ts'

export interface PointViewProps {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
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

function OpenPoint({ programmeId, pointId, drawerOpen, head }: PointViewProps & { readonly head: PointHead }) {
  const { t } = useTranslation('points')
  const agenda = useAgenda()
  const wide = useWide()
  const mayEdit = useMayEditAgenda()
  const [chosen, setChosen] = useState<AgendaItemId | null>(null)
  const [adding, setAdding] = useState(false)
  // Beside the list there is always something to work on; under a row only what was opened.
  const known = chosen !== null && agenda.items.has(chosen) ? chosen : null
  const selected = known ?? (wide ? (agenda.order[0] ?? null) : null)
  const view =
    selected === null ? null : (
      <AgendaItemView key={selected} id={selected} head={head} onSelect={setChosen} inRow={!wide} />
    )
  return (
    <div className="pp">
      <PointHeadBar
        programmeId={programmeId}
        pointId={pointId}
        head={head}
        drawerOpen={drawerOpen}
        onAdd={mayEdit ? () => setAdding(true) : null}
      />
      <div className="pp-b" data-beside={view === null ? undefined : 'true'}>
        <AgendaPanel
          head={head}
          selected={selected}
          onSelect={(id) => setChosen(!wide && id === selected ? null : id)}
          onAdd={() => setAdding(true)}
          opened={wide ? undefined : view}
        />
        {wide && view !== null && (
          <section className="card pp-v" aria-label={t('item.details')}>
            {view}
          </section>
        )}
      </div>
      {adding && (
        <NewAgendaItemDialog
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false)
            setChosen(id)
          }}
        />
      )}
    </div>
  )
}

function PointHeadBar(o: {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly head: PointHead
  readonly drawerOpen: boolean
  readonly onAdd: (() => void) | null
}) {
  const { t } = useTranslation('points')
  const format = useFormat()
  const words = useHeadWords()
  const { members } = useProgrammeBody()
  const mayEditHead = useMay('point.edit-head')
  const mayEdit = o.onAdd !== null
  const point = usePoints(o.programmeId).data?.find((each) => each.id === o.pointId)
  const [editing, setEditing] = useState(false)
  const day = format.sentence(format.longDate(o.head.date))
  return (
    <>
      <PageHead
        eyebrow={
          <span className="pp-state">
            {o.head.title}
            <StateWord state="no" icon={PencilWritingIcon}>
              {t('draft')}
            </StateWord>
          </span>
        }
        title={day}
        documentTitle={`${o.head.title}, ${format.date(o.head.date)}`}
        sub={words(o.head)}
        actions={
          <>
            {mayEdit && (o.drawerOpen ? <span className="pp-undo" /> : <PointUndo />)}
            {mayEditHead && (
              <Button icon={PencilIcon} disabled={point === undefined} onClick={() => setEditing(true)}>
                {t('head.edit')}
              </Button>
            )}
            {o.onAdd !== null && (
              <Button variant="primary" icon={PlusIcon} onClick={o.onAdd}>
                {t('agenda.add')}
              </Button>
            )}
          </>
        }
      />
      {editing && point !== undefined && (
        <EditHeadDialog point={point} members={members} onClose={() => setEditing(false)} />
      )}
    </>
  )
}

function PointUndo() {
  const { buttons, dialog } = useBoardUndo()
  return (
    <>
      {buttons}
      {dialog}
    </>
  )
}

const wideQuery = '(min-width: 62rem)'

/** @returns whether there is room for the agenda and an item side by side. */
function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(wideQuery)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => matchMedia(wideQuery).matches,
  )
}
