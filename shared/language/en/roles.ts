// Roles in English. Used by the interface, and through shared/language/role-words.ts by what the server writes out.

import type { Role } from '../../role.ts'

export const enRoles: Readonly<Record<Role, string>> = {
  'programme-owner': 'Programme owner',
  'board-member': 'Board member',
  deputy: 'Deputy',
  'programme-manager': 'Programme manager',
  'programme-office': 'Programme office',
  'stream-owner': 'Stream owner',
  'queue-steward': 'Queue steward',
  facilitator: 'Facilitator',
  commenter: 'Commenter',
  observer: 'Observer',
}
