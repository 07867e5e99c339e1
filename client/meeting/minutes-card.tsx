// What is written for the record while the board speaks: the outcome of the item, which those who write the minutes shape together, and under it
// statements that nobody but their author can change. Stands in the minutes' own room, internal items too; whoever may not read what is internal
// has no such room, and reads the public edition when it is there. Called by meeting-view.tsx.

import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { minutesRoom } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useMembership } from '../api/session-queries.ts'
import { useClaim, useFresh } from '../item/presence.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { RichText } from '../item/rich-text.tsx'
import { RoomProvider } from '../live/room-provider.tsx'
import { useMay, useMinutes, usePresenceAt, useRoom, useText } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import type { CourseRow } from './agenda-course.ts'
import { isRecused, useInMeeting } from './meeting-context.ts'
import { BoardSlots, MeetingSlots } from './meeting-slots.tsx'
import { Statements } from './statements.tsx'

export function MinutesCard({ row }: { readonly row: CourseRow | null }) {
  const { programmeId, pointId, me } = useInMeeting()
  const membership = useMembership(programmeId)
  const permissions = useMemo(() => membership?.permissions ?? [], [membership])
  if (!permissions.includes('internal.read')) return <BoardSlots />
  return (
    <RoomProvider room={minutesRoom(pointId)} person={me} permissions={permissions}>
      <MeetingSlots />
      {row !== null && (
        <Card row={row}>
          <Outcome key={row.item.id} row={row} />
          <Statements row={row} />
        </Card>
      )}
    </RoomProvider>
  )
}

function Card({ row, children }: { readonly row: CourseRow; readonly children: ReactNode }) {
  const { t } = useTranslation('meeting')
  const writers = useFresh(usePresenceAt(row.item.id)).filter((entry) => entry.state.verb === 'edits')
  const count = new Set(writers.map((entry) => entry.person.id)).size
  return (
    <section className="card m-min" aria-labelledby="m-min-t">
      <div className="m-card-h">
        <h2 className="h2" id="m-min-t">
          {t('minutes.title')}
        </h2>
        <span className="small muted" aria-live="off">
          {count > 0 && t('minutes.writers', { count })}
        </span>
      </div>
      {children}
    </section>
  )
}

/** The outcome of an item; begun by whoever leads as the item comes up, or by the press of another who writes the minutes. */
function Outcome({ row }: { readonly row: CourseRow }) {
  const { t } = useTranslation('meeting')
  const { leads, view, me } = useInMeeting()
  const room = useRoom()
  const mayMinute = useMay('minutes.write')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { id } = row.item
  const mayWrite = mayMinute && !isRecused(view, id, me.id)
  const stands = useMinutes().entries.has(id as never)
  const isUp = row.state === 'current'
  useEffect(() => {
    if (leads && isUp && mayWrite && !stands) room.edit({ type: 'add-outcome', agendaItem: id })
  }, [leads, isUp, mayWrite, stands, room, id])
  if (stands) return <OutcomeText row={row} />
  const begin = () => {
    const made = room.edit({ type: 'add-outcome', agendaItem: id })
    setRefusal(made.ok ? null : made.refusal)
  }
  return (
    <div className="m-min-b">
      <p className="small muted">{t('minutes.empty')}</p>
      {mayWrite && (
        <div className="m-btns">
          <Button variant="tertiary" onClick={begin}>
            {t('minutes.begin')}
          </Button>
        </div>
      )}
      {refusal !== null && <InlineRefusal what={t('notDone')} why={refusalOf(refusal)} />}
    </div>
  )
}

function OutcomeText({ row }: { readonly row: CourseRow }) {
  const { t } = useTranslation('meeting')
  const { may, view, me } = useInMeeting()
  const claim = useClaim()
  const open = useMay('minutes.write')
  const { id } = row.item
  const binding = useText(id)
  const mayEdit = may('minutes.write') && open && !isRecused(view, id, me.id)
  if (binding === null) return <p className="small muted m-min-b">{t('minutes.loading')}</p>
  return (
    <div className="m-min-b">
      <RichText
        binding={binding}
        label={t('minutes.label', { number: row.number })}
        mayEdit={mayEdit}
        placeholder={t('minutes.empty')}
        onFocus={() => claim({ record: id, field: 'text', verb: mayEdit ? 'edits' : 'reads' })}
        onBlur={() => claim({ record: id, verb: 'reads' })}
      />
    </div>
  )
}
