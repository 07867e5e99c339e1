// The version of the record shapes: which pages a server takes in.

import { expect, it } from 'vitest'
import { schemaVersion, takesSchema } from '../../../shared/document/roots.ts'

it('[SES4] [T-105] [T-017] a server takes in pages of its own version and of the one before, and no others; none of the first, which leaves out items it cannot read', () => {
  const taken = (own: number): number[] => [0, 1, 2, 3, 4, 5].filter((page) => takesSchema(page, own))
  expect([2, 3, 4].map(taken)).toEqual([[2], [2, 3], [3, 4]])
  expect(takesSchema(schemaVersion)).toBe(true)
})
