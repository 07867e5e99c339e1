// Proposing an alternative to the board: an item on the agenda of a coming point, or in the agenda backlog. Says that it is shared from then on. Called by
// alternative-actions.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { titleMaxLength } from '../../shared/board/value.ts'
import { type PointId, pointIdSchema } from '../../shared/ids.ts'
import { useStepAlternative } from '../api/alternatives-queries.ts'
import { problemText } from '../api/problem.ts'
import { usePoints } from '../api/programme-queries.ts'
import { openTargets } from '../item/point-order.ts'
import { announce } from '../ui/announce.ts'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'
import type { OneAlternative } from './alternative-words.ts'
import { statusLine } from './status-line.ts'

const proposalMinutes = 20

type ProposeDialogProps = OneAlternative & { readonly onClose: () => void }

export function ProposeDialog(props: ProposeDialogProps) {
  const points = usePoints(props.programmeId)
  // Where it goes is chosen for her only among all there are.
  return points.isPending ? null : <Propose {...props} points={openTargets(points.data ?? [], '')} />
}

function Propose(props: ProposeDialogProps & { readonly points: ReturnType<typeof openTargets> }) {
  const { programmeId, alternative, points, onClose } = props
  const { t } = useTranslation('alternatives')
  const format = useFormat()
  const step = useStepAlternative({ programmeId, id: alternative.id })
  const [chosen, setChosen] = useState<PointId | null | undefined>(undefined)
  const [title, setTitle] = useState(t('propose.suggested', { name: alternative.name }))
  const [notes, setNotes] = useState('')
  const [audience, setAudience] = useState('all')
  const [asked, setAsked] = useState(false)
  const pointId = chosen === undefined ? (points[0]?.id ?? null) : chosen
  const submit = () => {
    setAsked(true)
    if (title.trim() === '' || step.isPending) return
    step.mutate(
      {
        type: 'propose',
        pointId,
        title: title.trim(),
        minutes: proposalMinutes,
        notes,
        internal: audience === 'inner',
        revision: alternative.revision,
      },
      {
        onSuccess: () => {
          announce(t('propose.done'))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('propose.title')}
      onClose={onClose}
      focusAfter={statusLine}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('propose.save')} busy={step.isPending} onCancel={onClose} />}
    >
      <p>{t(alternative.visibility === 'private' ? 'propose.bodyPrivate' : 'propose.body')}</p>
      <Select
        label={t('propose.where')}
        value={pointId ?? ''}
        options={[
          ...points.map(({ id, head }) => ({ value: id, label: `${head.title}, ${format.date(head.date)}` })),
          { value: '', label: t('propose.backlog') },
        ]}
        onChange={(value) => setChosen(value === '' ? null : pointIdSchema.parse(value))}
      />
      <TextField
        label={t('propose.name')}
        error={asked && title.trim() === '' ? t('propose.nameMissing') : undefined}
        required
        maxLength={titleMaxLength}
        value={title}
        onType={setTitle}
      />
      <TextField label={t('propose.notes')} multiline maxLength={2_000} value={notes} onType={setNotes} />
      <Select
        label={t('propose.audience')}
        value={audience}
        options={[
          { value: 'all', label: t('propose.all') },
          { value: 'inner', label: t('propose.inner') },
        ]}
        onChange={setAudience}
      />
      {step.isError && <InlineRefusal what={t('propose.not')} why={problemText(step.error)} />}
    </Dialog>
  )
}
