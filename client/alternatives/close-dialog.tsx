// Closing an alternative: what that means, before it is done for good. Called by alternative-actions.tsx.

import { useTranslation } from 'react-i18next'
import { useStepAlternative } from '../api/alternatives-queries.ts'
import { problemText } from '../api/problem.ts'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import type { OneAlternative } from './alternative-words.ts'
import { statusLine } from './status-line.ts'

export function CloseDialog({ programmeId, alternative, onClose }: OneAlternative & { readonly onClose: () => void }) {
  const { t } = useTranslation('alternatives')
  const step = useStepAlternative({ programmeId, id: alternative.id })
  const submit = () =>
    step.isPending || step.mutate({ type: 'close', revision: alternative.revision }, { onSuccess: onClose })
  return (
    <Dialog
      title={t('close.title', { name: alternative.name })}
      onClose={onClose}
      focusAfter={statusLine}
      onSubmit={() => void submit()}
      actions={<SaveOrCancel save={t('close.save')} tone="danger" busy={step.isPending} onCancel={onClose} />}
    >
      <p>{t('close.body')}</p>
      {step.isError && <InlineRefusal what={t('notDone')} why={problemText(step.error)} />}
    </Dialog>
  )
}
