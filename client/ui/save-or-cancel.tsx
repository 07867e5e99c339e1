// The ways on from a dialog that is a form: the button that does it, and the one that leaves everything as it is. Called by the dialogs.

import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

export interface SaveOrCancelProps {
  /** What the button that does it is called. */
  readonly save: string
  readonly busy?: boolean
  /** Danger where something is taken away that does not come back. */
  readonly tone?: 'neutral' | 'danger'
  readonly onCancel: () => void
}

export function SaveOrCancel({ save, busy = false, tone = 'neutral', onCancel }: SaveOrCancelProps) {
  const { t } = useTranslation('ui')
  return (
    <>
      <Button type="submit" variant="primary" tone={tone} busy={busy}>
        {save}
      </Button>
      <Button variant="tertiary" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </>
  )
}
