// Attendance as whoever leads registers it: everybody in the programme in the room, on video or away, deputies for the board's seats, recusal from
// the current item, and from how many seats the board can decide. Those who said they come are marked, and taken in by one press. Called by the
// presence card.

import { PersonCheckmarkIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noteMaxLength } from '../../shared/board/value.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import './attendance-dialog.css'
import { Attendant } from './attendance-row.tsx'
import { awaitedIn, seatRows } from './attendance-rows.ts'
import { CommandTrouble } from './command-trouble.tsx'
import { presentHow, useInMeeting } from './meeting-context.ts'
import { presenceSums } from './presence-sums.ts'
import { useArriveAll } from './use-arrive-all.ts'
import { type Command, useCommand } from './use-command.ts'

export function AttendanceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('meeting')
  const { t: ui } = useTranslation('ui')
  const { view, members, course } = useInMeeting()
  const command = useCommand()
  const seats = seatRows({ view, members, item: course.current?.item.id ?? null })
  const others = members
    .map((member) => member.person.id)
    .filter((id) => !view.seats.some(({ member }) => member === id))
  const here = others.filter((id) => presentHow(view, id) !== null).length
  return (
    <Dialog
      title={t('attendance.title')}
      width="wide"
      onClose={onClose}
      actions={<Button onClick={onClose}>{ui('close')}</Button>}
    >
      <Quorum command={command} />
      <Awaited />
      <CommandTrouble of={command} />
      <section className="m-att" aria-label={t('attendance.seats')}>
        <h3 className="label">{t('attendance.seats')}</h3>
        <ul>
          {seats.map((row, at) => (
            <Attendant key={row.member} id={row.member} seat={row} isFirst={at === 0} command={command} />
          ))}
        </ul>
      </section>
      <details className="m-att">
        <summary>
          {t('attendance.others')} <span className="muted">{t('attendance.othersHere', { count: here })}</span>
        </summary>
        <ul>
          {others.map((id) => (
            <Attendant key={id} id={id} seat={null} isFirst={false} command={command} />
          ))}
        </ul>
      </details>
    </Dialog>
  )
}

/** Another number is chosen, and set with the reason for it: the board decides by it from then on. */
function Quorum({ command }: { readonly command: Command }) {
  const { t } = useTranslation('meeting')
  const { view } = useInMeeting()
  const seats = view.seats.length
  const { quorum } = view.meeting
  const [chosen, setChosen] = useState(quorum)
  const [reason, setReason] = useState('')
  const isSitting = view.meeting.state === 'in-session'
  const choose = (count: number) => {
    setChosen(count)
    if (!isSitting) command.run({ type: 'set-quorum', quorum: count })
  }
  const options = Array.from({ length: seats }, (_, at) => at + 1)
  return (
    <>
      <Select
        label={t('attendance.quorum')}
        hint={t('attendance.now', { filled: presenceSums(view).filled, seats, quorum })}
        value={String(isSitting ? chosen : quorum)}
        options={(options.includes(quorum) ? options : [...options, quorum]).map((count) => ({
          value: String(count),
          label: t('attendance.quorumOf', { count, seats }),
        }))}
        onChange={(value) => choose(Number(value))}
      />
      {isSitting && chosen !== quorum && (
        <form
          className="m-att-q"
          onSubmit={(event) => {
            event.preventDefault()
            command.run({ type: 'set-quorum', quorum: chosen, reason }, () => setReason(''))
          }}
        >
          <TextField
            label={t('attendance.quorumWhy')}
            required
            maxLength={noteMaxLength}
            value={reason}
            onType={setReason}
          />
          <Button type="submit" busy={command.busy}>
            {t('attendance.quorumSet')}
          </Button>
        </form>
      )}
    </>
  )
}

/** Those who said they come and are not registered: one press takes them in, and each can be moved to video or away after it. */
function Awaited() {
  const { t } = useTranslation('meeting')
  const { view } = useInMeeting()
  const arrive = useArriveAll()
  const awaited = awaitedIn(view)
  return (
    <>
      {awaited.length > 0 && (
        <div className="m-att-a">
          <p>{t('attendance.awaited', { count: awaited.length })}</p>
          <Button icon={PersonCheckmarkIcon} busy={arrive.busy} onClick={() => arrive.run(awaited)}>
            {t('attendance.takeIn', { count: awaited.length })}
          </Button>
        </div>
      )}
      <CommandTrouble of={arrive} />
    </>
  )
}
