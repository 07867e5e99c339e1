// «Trekk innkallingen»: the point is a draft again; what has been read stays read. Called by the buttons of a point's life.

import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { type AtPoint, usePointCommand } from './use-point-command.ts'

export function WithdrawCallDialog({ onClose, ...at }: AtPoint & { readonly onClose: () => void }) {
  const { t } = useTranslation('point')
  const command = usePointCommand(at)
  return (
    <Dialog
      title={t('withdraw.title')}
      onClose={onClose}
      onSubmit={() => command.run({ type: 'withdraw-call' }, onClose)}
      actions={<SaveOrCancel save={t('withdraw.save')} busy={command.busy} onCancel={onClose} />}
    >
      <p>{t('withdraw.body')}</p>
      {command.trouble !== null && <InlineRefusal what={t('withdraw.notDone')} why={command.trouble} />}
    </Dialog>
  )
}
