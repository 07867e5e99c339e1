// Views a person keeps under a name, in this browser, for one programme. What cannot be read or kept is as if there were none. Called by
// views-menu.tsx.

import { z } from 'zod'
import { type QueueView, queueViewSchema } from './queue-view.ts'

export const viewNameMaxLength = 60
const mostViews = 30

const savedSchema = z.array(z.object({ name: z.string().min(1).max(viewNameMaxLength), view: queueViewSchema }))
export type SavedViews = Readonly<z.infer<typeof savedSchema>>

/** Where views of a person and a programme are kept. */
type Owner = { readonly programme: string; readonly person: string }

/** @returns the views kept, by name. */
export function readViews(owner: Owner): SavedViews {
  try {
    const read = savedSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(owner)) ?? '[]'))
    return read.success ? read.data : []
  } catch {
    return []
  }
}

/** Keeps a view; one of the same name is replaced. @returns the views as they now stand */
export function withView(views: SavedViews, name: string, view: QueueView): SavedViews {
  const others = views.filter((each) => each.name !== name)
  return [...others, { name, view }].sort((a, b) => a.name.localeCompare(b.name, 'nb')).slice(0, mostViews)
}

/** Writes them down. @returns false where this browser keeps nothing */
export function writeViews(owner: Owner, views: SavedViews): boolean {
  try {
    localStorage.setItem(keyOf(owner), JSON.stringify(views))
    return true
  } catch {
    return false
  }
}

function keyOf({ programme, person }: Owner): string {
  return `veivalg.views.${programme}.${person}`
}
