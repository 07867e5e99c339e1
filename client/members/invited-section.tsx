// Invitations that wait for an answer, each withdrawn by a press. Called by members-page, for those who manage members.

import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useInvitations, useMembers, useWithdrawInvitation } from '../api/members-queries.ts'
import { problemText } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { lastDayOf } from '../ui/last-day.ts'
import { useFormat } from '../ui/use-format.ts'

export function InvitedSection({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('members')
  const { t: shell } = useTranslation('shell')
  const format = useFormat()
  const invitations = useInvitations(programmeId, true).data?.invitations ?? []
  const members = useMembers(programmeId).data?.members ?? []
  const withdraw = useWithdrawInvitation(programmeId)
  if (invitations.length === 0) return null
  const nameOf = (id: string): string => members.find(({ person }) => person.id === id)?.person.name ?? ''
  return (
    <section aria-labelledby="mbr-invited">
      <h2 className="h2" id="mbr-invited">
        {t('waiting.title')}
      </h2>
      <ul className="card mbr-l">
        {invitations.map(({ id, name, email, role, invitedBy, expiresAt }) => (
          <li key={id} className="mbr-i">
            <div className="mbr-n">
              <p>
                <b className="strong">{name}</b>
              </p>
              <p className="muted small">
                {email} · {t('waiting.row', { name: nameOf(invitedBy), date: format.date(lastDayOf(expiresAt)) })}
              </p>
            </div>
            <p className="mbr-w small">{shell(`roles.${role}`)}</p>
            <Button
              variant="tertiary"
              tone="danger"
              busy={withdraw.isPending}
              aria-label={t('waiting.withdrawLabel', { name })}
              onClick={() => withdraw.mutate(id)}
            >
              {t('waiting.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      {withdraw.isError && <InlineRefusal what={t('notDone')} why={problemText(withdraw.error)} />}
    </section>
  )
}
