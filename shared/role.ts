// Roles: what a person is on one board. Data, not code paths: what a role may do stands in shared/rules/permissions.ts.
// Called by everything that asks who somebody is.

import { z } from 'zod'

export const roles = [
  'programme-owner',
  'board-member',
  'deputy',
  'programme-manager',
  'programme-office',
  'stream-owner',
  'queue-steward',
  'facilitator',
  'commenter',
  'observer',
] as const

export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>
