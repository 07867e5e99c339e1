// Who is on a board: everybody with a place, and for those who manage members whom is invited and what is shared; inviting, other roles, a deputy's days,
// signing out, taking off the board. Called by client/app.

import { PersonPlusIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberBody } from '../../shared/contract/members.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import { mayPlace } from '../../shared/rules/may-place.ts'
import { may } from '../../shared/rules/permissions.ts'
import { useMembers } from '../api/members-queries.ts'
import { problemText } from '../api/problem.ts'
import { useMembership } from '../api/session-queries.ts'
import { ProgrammeHears } from '../item/programme-hears.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { useFocusKept } from '../ui/use-focus-kept.ts'
import { ChangeMemberDialog } from './change-member-dialog.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { InvitedSection } from './invited-section.tsx'
import { MemberRow } from './member-row.tsx'
import './members-page.css'
import { RemoveMemberDialog } from './remove-member-dialog.tsx'
import { SharesSection } from './shares-section.tsx'

type Open = { readonly kind: 'change' | 'remove'; readonly member: MemberBody } | { readonly kind: 'invite' }

export function MembersPage({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('members')
  const members = useMembers(programmeId)
  const membership = useMembership(programmeId)
  const permissions = membership?.permissions ?? []
  const manages = permissions.includes('member.manage')
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const box = useFocusKept<HTMLDivElement>()
  const all = members.data?.members
  const isOwned = all?.some(({ role, holds }) => holds && may(role, 'decision.own')) ?? true
  const mayGive = (role: Role): boolean => mayPlace(role, { by: membership?.role ?? null, isOwned })
  return (
    <>
      <ProgrammeHears programmeId={programmeId} />
      <PageHead
        title={t('title')}
        sub={t('sub')}
        actions={
          manages && all !== undefined ? (
            <Button variant="primary" icon={PersonPlusIcon} onClick={() => setOpen({ kind: 'invite' })}>
              {t('invite')}
            </Button>
          ) : undefined
        }
      />
      <div className="page-body mbr" ref={box}>
        {members.isPending && (
          <div className="card">
            <LoadingRows label={t('loading')} rows={8} rowHeightPx={56} />
          </div>
        )}
        {members.isError && all === undefined && (
          <ErrorPanel title={t('failed')} onRetry={() => void members.refetch()}>
            {problemText(members.error)}
          </ErrorPanel>
        )}
        {manages && <InvitedSection programmeId={programmeId} />}
        {all !== undefined && (
          <section aria-labelledby="mbr-list">
            <h2 className="h2" id="mbr-list" tabIndex={-1}>
              {t('list')}
            </h2>
            <ul className="card mbr-l">
              {all.map((member) => (
                <li key={member.person.id}>
                  <MemberRow
                    programmeId={programmeId}
                    member={member}
                    members={all}
                    manages={manages}
                    mayChange={mayGive(member.role)}
                    onChange={() => setOpen({ kind: 'change', member })}
                    onRemove={() => setOpen({ kind: 'remove', member })}
                  />
                </li>
              ))}
            </ul>
          </section>
        )}
        {permissions.includes('share.make') && <SharesSection programmeId={programmeId} />}
      </div>
      {open?.kind === 'invite' && <InviteDialog programmeId={programmeId} mayGive={mayGive} onClose={close} />}
      {open?.kind === 'change' && all !== undefined && (
        <ChangeMemberDialog
          programmeId={programmeId}
          member={open.member}
          members={all}
          mayGive={mayGive}
          onClose={close}
        />
      )}
      {open?.kind === 'remove' && (
        <RemoveMemberDialog
          programmeId={programmeId}
          member={open.member}
          onClose={close}
          focusAfter={() => document.getElementById('mbr-list')}
        />
      )}
    </>
  )
}
