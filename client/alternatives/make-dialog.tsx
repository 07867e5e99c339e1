// Making an alternative: what it is called, and whether it is one's own or everybody's who may make one. It is forked from the queue as it stands when the button
// is pressed. Called by the list and by the queue.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { titleMaxLength } from '../../shared/board/value.ts'
import { type AlternativeId, alternativeIdSchema, type ProgrammeId } from '../../shared/ids.ts'
import { useMakeAlternative } from '../api/alternatives-queries.ts'
import { problemText } from '../api/problem.ts'
import { randomUuid } from '../api/random-id.ts'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { VisibilityChoice } from './visibility-choice.tsx'

export interface MakeDialogProps {
  readonly programmeId: ProgrammeId
  readonly onMade: (id: AlternativeId) => void
  readonly onClose: () => void
}

export function MakeDialog({ programmeId, onMade, onClose }: MakeDialogProps) {
  const { t } = useTranslation('alternatives')
  const make = useMakeAlternative(programmeId)
  // The same request again makes no second one.
  const [id] = useState(() => alternativeIdSchema.parse(randomUuid()))
  const [name, setName] = useState('')
  const [visibility, setVisibility] = useState<'private' | 'shared'>('private')
  const [asked, setAsked] = useState(false)
  const submit = () => {
    setAsked(true)
    if (name.trim() === '' || make.isPending) return
    make.mutate({ id, name: name.trim(), visibility }, { onSuccess: (made) => onMade(made.id) })
  }
  return (
    <Dialog
      title={t('make.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('make.save')} busy={make.isPending} onCancel={onClose} />}
    >
      <p>{t('make.body')}</p>
      <TextField
        label={t('make.name')}
        hint={t('make.nameHint')}
        error={asked && name.trim() === '' ? t('make.nameMissing') : undefined}
        required
        autoFocus
        maxLength={titleMaxLength}
        value={name}
        onType={setName}
      />
      <VisibilityChoice value={visibility} onChange={setVisibility} />
      {make.isError && <InlineRefusal what={t('make.not')} why={problemText(make.error)} />}
    </Dialog>
  )
}
