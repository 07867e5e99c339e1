// The command that takes an item of the agenda up, with the time it was given. Pure. Called by whatever takes one up.

import type { CourseRow } from './agenda-course.ts'

export function goTo({ item, internal }: CourseRow) {
  return { type: 'go-to', current: { item: item.id, internal, budgetMinutes: item.minutes } } as const
}
