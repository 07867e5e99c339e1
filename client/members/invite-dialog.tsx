// Inviting somebody: who, which address, as what. The invitation goes by mail; where no mail is set up its link is shown once. Called by members-page.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import { useInvitations, useInvite } from '../api/members-queries.ts'
import { problemText } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { isAddress } from '../ui/whole-address.ts'
import { MadeLink } from './made-link.tsx'
import { RolesSelect } from './roles-select.tsx'

export interface InviteDialogProps {
  readonly programmeId: ProgrammeId
  readonly mayGive: (role: Role) => boolean
  readonly onClose: () => void
}

export function InviteDialog({ programmeId, mayGive, onClose }: InviteDialogProps) {
  const { t } = useTranslation('members')
  const { t: ui } = useTranslation('ui')
  const invite = useInvite(programmeId)
  const byMail = useInvitations(programmeId, true).data?.byMail
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [role, setRole] = useState<Role>('board-member')
  const [asked, setAsked] = useState(false)
  const isNamed = name.trim() !== ''
  const isWhole = isAddress(email)
  const submit = () => {
    setAsked(true)
    if (!isNamed || !isWhole || invite.isPending) return
    invite.mutate({ name: name.trim(), email: email.trim(), organisation: organisation.trim(), role })
  }
  if (invite.data !== undefined) {
    return (
      <Dialog
        title={invite.data.path === null ? t('inviteDialog.title') : t('made.title')}
        onClose={onClose}
        actions={
          <Button variant="primary" onClick={onClose}>
            {ui('close')}
          </Button>
        }
      >
        {invite.data.path === null ? (
          <p role="status">{t('made.sent', { email: email.trim() })}</p>
        ) : (
          <MadeLink made={invite.data} lead={t('made.invitation', { name: name.trim() })} />
        )}
      </Dialog>
    )
  }
  return (
    <Dialog
      title={t('inviteDialog.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('inviteDialog.save')} busy={invite.isPending} onCancel={onClose} />}
    >
      <TextField
        label={t('inviteDialog.name')}
        error={asked && !isNamed ? t('inviteDialog.nameMissing') : undefined}
        required
        autoFocus
        maxLength={100}
        value={name}
        onType={setName}
      />
      <TextField
        label={t('inviteDialog.email')}
        hint={t('inviteDialog.emailHint')}
        error={asked && !isWhole ? t('inviteDialog.emailWrong') : undefined}
        type="email"
        required
        maxLength={200}
        value={email}
        onType={setEmail}
      />
      <TextField label={t('inviteDialog.organisation')} maxLength={100} value={organisation} onType={setOrganisation} />
      <RolesSelect value={role} mayGive={mayGive} onChange={setRole} />
      {byMail !== undefined && (
        <p className="muted small">{byMail ? t('inviteDialog.byMail') : t('inviteDialog.byHand')}</p>
      )}
      {invite.isError && <InlineRefusal what={t('notDone')} why={problemText(invite.error)} />}
    </Dialog>
  )
}
