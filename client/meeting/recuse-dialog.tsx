// «Meld meg inhabil»: asked once before it counts, with a reason where one is given, told in the minutes. Taking it back, while the item is not
// dealt with, by whoever said it of herself. Called by the presence card and the foot of a phone.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noteMaxLength } from '../../shared/board/value.ts'
import { saidItHerself } from '../../shared/point/who-is-there.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { CourseRow } from './agenda-course.ts'
import { CommandTrouble } from './command-trouble.tsx'
import { isPresent, isRecused, useInMeeting } from './meeting-context.ts'
import { type Command, useCommand } from './use-command.ts'

/** The one press about one's own recusal from the item that is up: saying it, or taking it back; nothing where neither can be. */
export function OwnRecusal({ command }: { readonly command: Command }) {
  const { t } = useTranslation('meeting')
  const { view, me, course } = useInMeeting()
  const [asking, setAsking] = useState(false)
  const { current } = course
  if (current === null || !isPresent(view, me.id)) return null
  const { id } = current.item
  const isOut = isRecused(view, id, me.id)
  if (isOut && !saidItHerself(view.meeting, id, me.id)) return null
  const takeBack = () => command.run({ type: 'recuse', item: id, person: me.id, recused: false })
  return (
    <>
      <Button variant="tertiary" busy={command.busy} onClick={isOut ? takeBack : () => setAsking(true)}>
        {t(isOut ? 'recusal.takeBack' : 'recusal.say')}
      </Button>
      {asking && !isOut && <RecuseDialog row={current} onClose={() => setAsking(false)} />}
    </>
  )
}

function RecuseDialog({ row, onClose }: { readonly row: CourseRow; readonly onClose: () => void }) {
  const { t } = useTranslation('meeting')
  const { me } = useInMeeting()
  const command = useCommand()
  const [reason, setReason] = useState('')
  const say = () =>
    command.run({ type: 'recuse', item: row.item.id, person: me.id, recused: true, reason: reason.trim() }, onClose)
  return (
    <Dialog
      title={t('recusal.title', { number: row.number })}
      onClose={onClose}
      onSubmit={say}
      actions={<SaveOrCancel save={t('recusal.say')} busy={command.busy} onCancel={onClose} />}
    >
      <p>{t('recusal.body')}</p>
      <TextField
        label={t('recusal.reason')}
        hint={t('recusal.hint')}
        multiline
        maxLength={noteMaxLength}
        value={reason}
        onType={setReason}
      />
      <CommandTrouble of={command} />
    </Dialog>
  )
}
