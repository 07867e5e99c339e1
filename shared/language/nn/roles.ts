// Roles in nynorsk. Used by the interface, and through shared/language/role-words.ts by what the server writes out.

import type { Role } from '../../role.ts'

export const nnRoles: Readonly<Record<Role, string>> = {
  'programme-owner': 'Programeigar',
  'board-member': 'Styremedlem',
  deputy: 'Vara',
  'programme-manager': 'Programleiar',
  'programme-office': 'Programkontor',
  'stream-owner': 'Ansvarleg for leveransestraum',
  'queue-steward': 'Forvaltar av køen',
  facilitator: 'Møteleiar',
  commenter: 'Kommentator',
  observer: 'Observatør',
}
