// The choice of a role, in the order of the board. Called by the dialogs of members.

import { useTranslation } from 'react-i18next'
import { type Role, roleSchema, roles } from '../../shared/role.ts'
import { Select } from '../ui/select.tsx'

export function RolesSelect({ value, onChange }: { readonly value: Role; readonly onChange: (role: Role) => void }) {
  const { t } = useTranslation('members')
  const { t: shell } = useTranslation('shell')
  return (
    <Select
      label={t('role')}
      value={value}
      options={roles.map((role) => ({ value: role, label: shell(`roles.${role}`) }))}
      onChange={(chosen) => {
        const role = roleSchema.safeParse(chosen)
        if (role.success) onChange(role.data)
      }}
    />
  )
}
