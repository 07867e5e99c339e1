// A new version of the text the board would decide, begun from the one before. Published at once, or kept for those who may write.
// Called by the card of the wording.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wording } from '../../shared/contract/deciding.ts'
import { useWriteWording } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { refusalText } from '../language/refusal-text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { CourseRow } from './agenda-course.ts'
import { useInMeeting } from './meeting-context.ts'

export interface WordingDialogProps {
  readonly row: CourseRow
  readonly before: Wording | null
  /** Else it is kept for those who may write, and who leads publishes it. */
  readonly mayPublish: boolean
  readonly onClose: () => void
}

export function WordingDialog({ row, before, mayPublish, onClose }: WordingDialogProps) {
  const { t } = useTranslation('meeting')
  const { programmeId, pointId } = useInMeeting()
  const write = useWriteWording({ programmeId, pointId })
  const [text, setText] = useState(before?.text ?? '')
  const [empty, setEmpty] = useState(false)
  const save = (publish: boolean) => {
    if (text.trim() === '') return setEmpty(true)
    if (write.isPending) return
    const body = { agendaItem: row.item.id, internal: row.internal, text: text.trim(), publish }
    write.mutate(body, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t(before === null ? 'wording.writeTitle' : 'wording.amendTitle', { number: row.number })}
      width="wide"
      onClose={onClose}
      onSubmit={() => save(mayPublish)}
      actions={
        <>
          <Button type="submit" variant="primary" busy={write.isPending}>
            {t(mayPublish ? 'wording.savePublish' : 'wording.saveDraft')}
          </Button>
          {mayPublish && (
            <Button busy={write.isPending} onClick={() => save(false)}>
              {t('wording.saveDraft')}
            </Button>
          )}
        </>
      }
    >
      <div className="m-write">
        <TextField
          label={t('wording.field')}
          hint={t('wording.hint')}
          value={text}
          multiline
          autoFocus
          maxLength={2_000}
          error={empty ? refusalText({ code: 'WORDING_EMPTY' }) : undefined}
          onType={(typed) => {
            setText(typed)
            setEmpty(false)
          }}
        />
      </div>
      {write.isError && <InlineRefusal what={t('wording.notSaved')} why={problemText(write.error)} copyText={text} />}
    </Dialog>
  )
}
