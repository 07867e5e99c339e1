// «Send på sirkulasjon»: the press that opens the dialog, and the way to the circulation that came of it. Called by the wording of an
// agenda item, by the register's page, and by a circulation that came to nothing.

import { PaperplaneIcon } from '@navikt/aksel-icons'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, type ButtonProps } from '../ui/button.tsx'
import { CirculateDialog, type CirculateDialogProps } from './circulate-dialog.tsx'

export type SendCirculationProps = Pick<CirculateDialogProps, 'programmeId' | 'texts'> &
  Pick<ButtonProps, 'variant'> & {
    /** What the press is called; the usual words where it is left out. */
    readonly label?: string
  }

export function SendCirculation({ programmeId, texts, variant, label }: SendCirculationProps) {
  const { t } = useTranslation('circulation')
  const navigate = useNavigate()
  const [sending, setSending] = useState(false)
  return (
    <>
      <Button icon={PaperplaneIcon} onClick={() => setSending(true)} {...(variant && { variant })}>
        {label ?? t('send.action')}
      </Button>
      {sending && (
        <CirculateDialog
          {...{ programmeId, texts }}
          onClose={() => setSending(false)}
          onSent={({ pointId, round }) => {
            setSending(false)
            void navigate({
              to: '/p/$programme/points/$point/circulations/$round',
              params: { programme: programmeId, point: pointId, round },
            })
          }}
        />
      )}
    </>
  )
}
