// Taking a member off the board: says what it does before it is done. Called by members-page.

import { useTranslation } from 'react-i18next'
import type { MemberBody } from '../../shared/contract/members.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useRemoveMember } from '../api/members-queries.ts'
import { problemText } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'

export interface RemoveMemberDialogProps {
  readonly programmeId: ProgrammeId
  readonly member: MemberBody
  readonly onClose: () => void
  /** What takes the focus when the row it was opened from is gone. */
  readonly focusAfter: () => HTMLElement | null
}

export function RemoveMemberDialog({ programmeId, member, onClose, focusAfter }: RemoveMemberDialogProps) {
  const { t } = useTranslation('members')
  const { t: ui } = useTranslation('ui')
  const remove = useRemoveMember(programmeId)
  const { id, name } = member.person
  return (
    <Dialog
      title={t('removeDialog.title', { name })}
      onClose={onClose}
      focusAfter={focusAfter}
      actions={
        <>
          <Button tone="danger" busy={remove.isPending} onClick={() => remove.mutate(id, { onSuccess: onClose })}>
            {t('removeDialog.remove')}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {ui('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('removeDialog.body', { name })}</p>
      {remove.isError && <InlineRefusal what={t('notDone')} why={problemText(remove.error)} />}
    </Dialog>
  )
}
