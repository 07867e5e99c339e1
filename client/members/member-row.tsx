// One member: who, from where, as what and between which days; and for those who manage members her address and what can be done. Called by members-page.

import { CalendarIcon, MenuElipsisHorizontalIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberBody } from '../../shared/contract/members.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useSignOutMember } from '../api/members-queries.ts'
import { problemText } from '../api/problem.ts'
import { useSession } from '../api/session-queries.ts'
import { LazyMenu } from '../item/lazy-menu.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'

export interface MemberRowProps {
  readonly programmeId: ProgrammeId
  readonly member: MemberBody
  readonly members: readonly MemberBody[]
  readonly manages: boolean
  /** Whether her role may be changed and taken by whoever looks. */
  readonly mayChange: boolean
  readonly onChange: () => void
  readonly onRemove: () => void
}

export function MemberRow({ programmeId, member, members, manages, mayChange, onChange, onRemove }: MemberRowProps) {
  const { t } = useTranslation('members')
  const { t: shell } = useTranslation('shell')
  const me = useSession().data?.person.id
  const signOut = useSignOutMember(programmeId)
  const [signedOut, setSignedOut] = useState<number | null>(null)
  const { person, role, email, deputyFor, share } = member
  const deputised = members.find((each) => each.person.id === deputyFor)?.person.name
  return (
    <div className="mbr-r">
      <Avatar person={{ ...person, colour: 0 }} decorative />
      <div className="mbr-n">
        <p>
          <b className="strong">{person.name}</b> {person.id === me && <Tag>{t('you')}</Tag>}
        </p>
        <p className="muted small">{[person.organisation, email].filter(Boolean).join(' · ')}</p>
      </div>
      <div className="mbr-w small">
        <p>
          {shell(`roles.${role}`)} {deputised !== undefined && t('deputyOf', { name: deputised })}
        </p>
        <Days member={member} />
        {share !== null && <p className="muted">{t('byShare', { label: share })}</p>}
      </div>
      {manages && (
        <LazyMenu
          label={t('more', { name: person.name })}
          buttonClass="row-menu"
          tab={0}
          groups={() => [
            {
              id: 'member',
              items: [
                ...(mayChange ? [{ id: 'change', label: t('change'), onSelect: onChange }] : []),
                {
                  id: 'sign-out',
                  label: t('signOut'),
                  onSelect: () => signOut.mutate(person.id, { onSuccess: ({ ended }) => setSignedOut(ended) }),
                },
                ...(mayChange
                  ? [{ id: 'remove', label: t('remove'), tone: 'danger' as const, onSelect: onRemove }]
                  : []),
              ],
            },
          ]}
        >
          <Icon of={MenuElipsisHorizontalIcon} />
        </LazyMenu>
      )}
      <p role="status" className="mbr-s small">
        {signedOut !== null && t('signedOut', { name: person.name, count: signedOut })}
      </p>
      {signOut.isError && <InlineRefusal what={t('notDone')} why={problemText(signOut.error)} />}
    </div>
  )
}

function Days({ member }: { readonly member: MemberBody }) {
  const { t } = useTranslation('members')
  const format = useFormat()
  const { validFrom, validUntil, holds } = member
  if (validFrom === null && validUntil === null) return null
  const [from, until] = [validFrom, validUntil].map((date) => (date === null ? '' : format.date(date)))
  const days =
    validFrom === null
      ? t('until', { date: until })
      : validUntil === null
        ? t('from', { date: from })
        : t('between', { from, until })
  return holds ? (
    <p className="muted">{days}</p>
  ) : (
    <>
      <p>
        <StateWord state="no" icon={CalendarIcon}>
          {t('notNow')}
        </StateWord>
      </p>
      <p className="muted">{days}</p>
    </>
  )
}
