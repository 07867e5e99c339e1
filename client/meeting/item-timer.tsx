// The time of the current item, in the server's time: what is left of what was set aside, a bar, and overrun in red words. Whoever leads can set
// another time. Called by the current item's head.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Timer } from '../../shared/point/meeting.ts'
import { Dialog } from '../ui/dialog.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useServerNow } from '../ui/use-server-now.ts'
import { durationText, readTimer } from './clock-reading.ts'
import { CommandTrouble } from './command-trouble.tsx'
import { useInMeeting } from './meeting-context.ts'
import { useCommand } from './use-command.ts'

export function ItemTimer({ timer }: { readonly timer: Timer }) {
  const { t } = useTranslation('meeting')
  const { offsetMs, leads } = useInMeeting()
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const reading = readTimer(timer, useServerNow(offsetMs))
  const words = { time: durationText(reading.leftMs), minutes: format.minutes(timer.budgetMinutes) }
  const said = reading.over ? t('timer.over', words) : t('timer.left', words)
  return (
    <div className="m-timer" data-over={reading.over ? 'true' : undefined}>
      <span className="sr" role="timer">
        {reading.over ? t('timer.labelOver', words) : t('timer.label', words)}
      </span>
      <b aria-hidden="true">{reading.over ? `+${words.time}` : words.time}</b>
      <span className="small m-timer-w" aria-hidden="true">
        {reading.runs ? said : `${said}, ${t('timer.paused')}`}
      </span>
      <span className="m-timer-b" aria-hidden="true">
        <i style={{ width: `${reading.share * 100}%` }} />
      </span>
      {leads && (
        <button type="button" className="m-timer-e" onClick={() => setEditing(true)}>
          {t('timer.budget')}
        </button>
      )}
      {editing && <BudgetDialog timer={timer} onClose={() => setEditing(false)} />}
    </div>
  )
}

function BudgetDialog({ timer, onClose }: { readonly timer: Timer; readonly onClose: () => void }) {
  const { t } = useTranslation('meeting')
  const { t: points } = useTranslation('points')
  const [text, setText] = useState(String(timer.budgetMinutes))
  const [bad, setBad] = useState(false)
  const command = useCommand()
  const submit = () => {
    const budgetMinutes = /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN
    if (!(budgetMinutes <= 600)) return setBad(true)
    command.run({ type: 'set-budget', budgetMinutes }, onClose)
  }
  return (
    <Dialog
      title={t('timer.budgetTitle')}
      onClose={onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('timer.budgetSave')} busy={command.busy} onCancel={onClose} />}
    >
      <TextField
        label={t('timer.budgetField')}
        value={text}
        autoFocus
        error={bad ? points('item.badMinutes') : undefined}
        onType={(typed) => {
          setText(typed)
          setBad(false)
        }}
      />
      <CommandTrouble of={command} />
    </Dialog>
  )
}

/** The time left alone, for the head of a phone. */
export function ShortTimer({ timer }: { readonly timer: Timer }) {
  const { t } = useTranslation('meeting')
  const { offsetMs } = useInMeeting()
  const format = useFormat()
  const reading = readTimer(timer, useServerNow(offsetMs))
  const words = { time: durationText(reading.leftMs), minutes: format.minutes(timer.budgetMinutes) }
  return (
    <span className="m-short num" data-over={reading.over ? 'true' : undefined}>
      <span className="sr">{reading.over ? t('timer.labelOver', words) : t('timer.label', words)}</span>
      <span aria-hidden="true">{reading.over ? `+${words.time}` : words.time}</span>
    </span>
  )
}

/** The server's clock, «12:19». */
export function ServerClock() {
  const { t } = useTranslation('meeting')
  const { offsetMs } = useInMeeting()
  const format = useFormat()
  const text = format.clock(new Date(useServerNow(offsetMs)))
  return (
    <span className="m-clock" title={t('clock')}>
      <span className="sr">{t('clock')} </span>
      {text}
    </span>
  )
}
