// Another role for a member, and for a deputy whose she is and between which days it holds. Called by members-page.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberBody } from '../../shared/contract/members.ts'
import { type ProgrammeId, personIdSchema } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import { may } from '../../shared/rules/permissions.ts'
import { useChangeMember } from '../api/members-queries.ts'
import { problemText } from '../api/problem.ts'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { Select } from '../ui/select.tsx'
import { RolesSelect } from './roles-select.tsx'

export interface ChangeMemberDialogProps {
  readonly programmeId: ProgrammeId
  readonly member: MemberBody
  readonly members: readonly MemberBody[]
  readonly mayGive: (role: Role) => boolean
  readonly onClose: () => void
}

/** A day as it stands in its field; undefined is no date. */
type Day = string | null | undefined

export function ChangeMemberDialog({ programmeId, member, members, mayGive, onClose }: ChangeMemberDialogProps) {
  const { t } = useTranslation('members')
  const change = useChangeMember(programmeId)
  const { person } = member
  const [role, setRole] = useState(member.role)
  const [deputyFor, setDeputyFor] = useState<string>(member.deputyFor ?? '')
  const [from, setFrom] = useState<Day>(member.validFrom)
  const [until, setUntil] = useState<Day>(member.validUntil)
  const isDeputy = role === 'deputy'
  const sitting = members.filter((each) => each.person.id !== person.id && may(each.role, 'position.give'))
  const submit = () => {
    if (change.isPending || (isDeputy && (from === undefined || until === undefined))) return
    const whom = personIdSchema.safeParse(deputyFor)
    const terms = isDeputy
      ? { deputyFor: whom.success ? whom.data : null, validFrom: from ?? null, validUntil: until ?? null }
      : { deputyFor: null, validFrom: null, validUntil: null }
    change.mutate({ person: person.id, change: { role, ...terms } }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('changeDialog.title', { name: person.name })}
      onClose={onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('changeDialog.save')} busy={change.isPending} onCancel={onClose} />}
    >
      <RolesSelect value={role} mayGive={mayGive} onChange={setRole} />
      {isDeputy && (
        <>
          <Select
            label={t('changeDialog.deputyFor')}
            value={deputyFor}
            options={[
              { value: '', label: t('changeDialog.anybody') },
              ...sitting.map((each) => ({ value: each.person.id, label: each.person.name })),
            ]}
            onChange={setDeputyFor}
          />
          <div className="mbr-d">
            <DateField
              label={t('changeDialog.from')}
              value={from ?? null}
              error={from === undefined ? t('changeDialog.notADate') : undefined}
              onCommit={setFrom}
              onRead={setFrom}
            />
            <DateField
              label={t('changeDialog.until')}
              value={until ?? null}
              error={until === undefined ? t('changeDialog.notADate') : undefined}
              onCommit={setUntil}
              onRead={setUntil}
            />
          </div>
          <p className="muted small">{t('changeDialog.always')}</p>
        </>
      )}
      <p className="muted small">{t('changeDialog.at')}</p>
      {change.isError && <InlineRefusal what={t('notDone')} why={problemText(change.error)} />}
    </Dialog>
  )
}
