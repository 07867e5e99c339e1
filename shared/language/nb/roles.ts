// Roles in bokmål. Used by the interface, and through shared/language/role-words.ts by what the server writes out.

import type { Role } from '../../role.ts'

export const nbRoles: Readonly<Record<Role, string>> = {
  'programme-owner': 'Programeier',
  'board-member': 'Styremedlem',
  deputy: 'Vara',
  'programme-manager': 'Programleder',
  'programme-office': 'Programkontor',
  'stream-owner': 'Ansvarlig for leveransestrøm',
  'queue-steward': 'Forvalter av køen',
  facilitator: 'Møteleder',
  commenter: 'Kommentator',
  observer: 'Observatør',
}
