// Giving an alternative another name. Called by alternative-actions.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { titleMaxLength } from '../../shared/board/value.ts'
import { useStepAlternative } from '../api/alternatives-queries.ts'
import { problemText } from '../api/problem.ts'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { OneAlternative } from './alternative-words.ts'

export function RenameDialog({ programmeId, alternative, onClose }: OneAlternative & { readonly onClose: () => void }) {
  const { t } = useTranslation('alternatives')
  const step = useStepAlternative({ programmeId, id: alternative.id })
  const [name, setName] = useState(alternative.name)
  const [asked, setAsked] = useState(false)
  const submit = () => {
    setAsked(true)
    if (name.trim() === '' || step.isPending) return
    step.mutate({ type: 'rename', name: name.trim(), revision: alternative.revision }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('rename.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('rename.save')} busy={step.isPending} onCancel={onClose} />}
    >
      <TextField
        label={t('make.name')}
        error={asked && name.trim() === '' ? t('make.nameMissing') : undefined}
        required
        autoFocus
        maxLength={titleMaxLength}
        value={name}
        onType={setName}
      />
      {step.isError && <InlineRefusal what={t('notDone')} why={problemText(step.error)} />}
    </Dialog>
  )
}
