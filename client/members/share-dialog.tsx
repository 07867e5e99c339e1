// Making a share link: what it is for, who may open it, and its last day; shown once when it is made. Called by shares-section.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useMakeShare } from '../api/members-queries.ts'
import { problemText } from '../api/problem.ts'
import { useSignInWays } from '../api/sign-in-queries.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { isAddress } from '../ui/whole-address.ts'
import { MadeLink } from './made-link.tsx'

export interface ShareDialogProps {
  readonly programmeId: ProgrammeId
  readonly onClose: () => void
}

const daysAhead = 30

export function ShareDialog({ programmeId, onClose }: ShareDialogProps) {
  const { t } = useTranslation('members')
  const { t: ui } = useTranslation('ui')
  const make = useMakeShare(programmeId)
  const ways = useSignInWays().data
  // Whoever gets the link shows her address by a mail or at the issuer.
  const mayFail = ways !== undefined && ways.oidc === null && !ways.mail
  const [label, setLabel] = useState('')
  const [written, setWritten] = useState('')
  const [lastDay, setLastDay] = useState<string | null>(() =>
    new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10),
  )
  const [asked, setAsked] = useState(false)
  const emails = written.split(/[\s,;]+/).filter((each) => each !== '')
  const areWhole = emails.length > 0 && emails.every(isAddress)
  const submit = () => {
    setAsked(true)
    if (label.trim() === '' || !areWhole || lastDay === null || make.isPending) return
    make.mutate({ label: label.trim(), emails, lastDay })
  }
  if (make.data !== undefined) {
    return (
      <Dialog
        title={t('made.title')}
        onClose={onClose}
        actions={
          <Button variant="primary" onClick={onClose}>
            {ui('close')}
          </Button>
        }
      >
        <MadeLink made={make.data} lead={t('made.share')} />
      </Dialog>
    )
  }
  return (
    <Dialog
      title={t('shares.make')}
      onClose={onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('shares.save')} busy={make.isPending} onCancel={onClose} />}
    >
      <TextField
        label={t('shares.label')}
        hint={t('shares.labelExample')}
        error={asked && label.trim() === '' ? t('shares.labelMissing') : undefined}
        required
        autoFocus
        maxLength={100}
        value={label}
        onType={setLabel}
      />
      <TextField
        label={t('shares.emails')}
        hint={t('shares.emailsHint')}
        error={asked && !areWhole ? t('shares.emailsWrong') : undefined}
        multiline
        required
        value={written}
        onType={setWritten}
      />
      <DateField
        label={t('shares.lastDay')}
        hint={t('shares.lastDayHint')}
        value={lastDay}
        required
        error={asked && lastDay === null ? t('changeDialog.notADate') : undefined}
        onCommit={setLastDay}
        onRead={(read) => setLastDay(read ?? null)}
      />
      {mayFail && <p className="muted small">{t('shares.noWay')}</p>}
      {make.isError && <InlineRefusal what={t('notDone')} why={problemText(make.error)} />}
    </Dialog>
  )
}
