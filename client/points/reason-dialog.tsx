// «Avlys punktet» and «Åpne protokollen igjen»: what happens, and the reason everybody will read. Called by the buttons of a point's life.

import { useTranslation } from 'react-i18next'
import { noteMaxLength } from '../../shared/board/value.ts'
import { refusalText } from '../language/refusal-text.ts'
import { WordsDialog } from '../ui/words-dialog.tsx'
import { type AtPoint, usePointCommand } from './use-point-command.ts'

export interface ReasonDialogProps extends AtPoint {
  readonly action: 'cancel' | 'reopen'
  readonly onClose: () => void
}

export function ReasonDialog({ action, onClose, ...at }: ReasonDialogProps) {
  const { t } = useTranslation('point')
  const command = usePointCommand(at)
  return (
    <WordsDialog
      title={t(`${action}.title`)}
      save={t(`${action}.save`)}
      tone={action === 'cancel' ? 'danger' : 'neutral'}
      busy={command.busy}
      label={t('reason')}
      hint={t(`${action}.hint`)}
      missing={refusalText({ code: 'REASON_MISSING' })}
      maxLength={noteMaxLength}
      trouble={command.trouble === null ? null : { what: t(`${action}.notDone`), why: command.trouble }}
      onGiven={(reason) => command.run({ type: action, reason }, onClose)}
      onClose={onClose}
    >
      <p>{t(`${action}.body`)}</p>
    </WordsDialog>
  )
}
