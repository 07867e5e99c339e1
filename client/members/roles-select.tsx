// The choice of a role, in the order of the board, of those that one may give. Called by the dialogs of members.

import { useTranslation } from 'react-i18next'
import { type Role, roleSchema, roles } from '../../shared/role.ts'
import { Select } from '../ui/select.tsx'

export interface RolesSelectProps {
  readonly value: Role
  readonly mayGive: (role: Role) => boolean
  readonly onChange: (role: Role) => void
}

export function RolesSelect({ value, mayGive, onChange }: RolesSelectProps) {
  const { t } = useTranslation('members')
  const { t: shell } = useTranslation('shell')
  return (
    <Select
      label={t('role')}
      value={value}
      options={roles.filter(mayGive).map((role) => ({ value: role, label: shell(`roles.${role}`) }))}
      onChange={(chosen) => {
        const role = roleSchema.safeParse(chosen)
        if (role.success) onChange(role.data)
      }}
    />
  )
}
