// Sets the deadline of a round that is open, on the reader's own clock. Called by open-score-round.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoreRoundBody } from '../../shared/contract/scores.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { useStepScores } from '../api/score-queries.ts'
import { type DeadlineDraft, readDeadline, usualDeadline } from '../item/deadline-draft.ts'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { DeadlineFields } from './deadline-fields.tsx'

export function ScoreDeadlineDialog(o: {
  readonly programmeId: ProgrammeId
  readonly round: Pick<ScoreRoundBody, 'id'>
  readonly offsetMs: number
  readonly onClose: () => void
}) {
  const { t } = useTranslation('scores')
  const step = useStepScores(o.programmeId, o.round.id)
  const [draft, setDraft] = useState<DeadlineDraft>(() => usualDeadline(new Date()))
  const [told, setTold] = useState(false)
  const reading = readDeadline(draft, Date.now() + o.offsetMs)
  const submit = () => {
    setTold(true)
    if (reading.ok) step.mutate({ step: 'deadline', deadline: reading.deadline }, { onSuccess: o.onClose })
  }
  return (
    <Dialog
      title={t('deadline.title')}
      onClose={o.onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('deadline.save')} busy={step.isPending} onCancel={o.onClose} />}
    >
      <p className="small">{t('deadline.body')}</p>
      <DeadlineFields draft={draft} onDraft={setDraft} fault={told && !reading.ok ? reading.fault : null} />
      {step.isError && <InlineRefusal what={t('run.notDone')} why={problemText(step.error)} />}
    </Dialog>
  )
}
