// The head of a point's page: its day, when, where and who leads it, the line of its life, and what can be done with it. Called by point-view.tsx.

import { PencilIcon, PlusIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PointHead } from '../../shared/point/head.ts'
import { heldOn } from '../../shared/point/held-on.ts'
import type { MeetingNow } from '../api/meeting-queries.ts'
import { usePoints } from '../api/programme-queries.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import { useBoardUndo } from '../item/use-board-undo.tsx'
import { Button } from '../ui/button.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { useFormat } from '../ui/use-format.ts'
import { CalendarButton } from './calendar-button.tsx'
import { EditHeadDialog } from './edit-head-dialog.tsx'
import { useHeadWords } from './head-words.ts'
import { LifeButtons } from './life-buttons.tsx'
import { LifeLine, LifeWords } from './life-line.tsx'
import { useInPoint, useMayInPoint } from './point-context.ts'

export interface PointHeadBarProps {
  readonly head: PointHead
  /** null while it is on its way. */
  readonly view: MeetingNow | null
  readonly drawerOpen: boolean
  /** null for those who may not. */
  readonly onAdd: (() => void) | null
}

export function PointHeadBar({ head, view, drawerOpen, onAdd }: PointHeadBarProps) {
  const { t } = useTranslation('points')
  const format = useFormat()
  const words = useHeadWords()
  const { members } = useProgrammeBody()
  const { programmeId, pointId, permissions } = useInPoint()
  const mayEditHead = useMayInPoint('point.edit-head') && view?.meeting.state !== 'adjourned'
  const point = usePoints(programmeId).data?.find((each) => each.id === pointId)
  const [editing, setEditing] = useState(false)
  const isHeld = view?.meeting.state === 'adjourned' || view?.meeting.state === 'approved'
  const day = isHeld ? heldOn(head, view.meeting) : head.date
  const held = day === head.date ? [] : [t('heldOn', { date: format.date(day) })]
  return (
    <>
      <PageHead
        eyebrow={head.title}
        title={format.sentence(format.longDate(head.date))}
        documentTitle={`${head.title}, ${format.date(head.date)}`}
        sub={[words(head), ...held].join(' · ')}
        actions={
          <>
            {onAdd !== null && (drawerOpen ? <span className="pp-undo" /> : <PointUndo />)}
            <span className="pp-cal">
              <CalendarButton />
            </span>
            {mayEditHead && (
              <Button icon={PencilIcon} disabled={point === undefined} onClick={() => setEditing(true)}>
                {t('head.edit')}
              </Button>
            )}
            {onAdd !== null && (
              <Button icon={PlusIcon} onClick={onAdd}>
                {t('agenda.add')}
              </Button>
            )}
            {view !== null && <LifeButtons {...{ programmeId, pointId, view, permissions }} date={head.date} />}
          </>
        }
      />
      <LifeLine meeting={view?.meeting ?? null} />
      {view !== null && <LifeWords meeting={view.meeting} />}
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
