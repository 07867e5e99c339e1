// Rich text of a record, co-edited with everybody's carets: a description, or the notes of an agenda item. The editor is large and is
// fetched when it is first needed; until then a quiet frame of the right kind stands. Called by the drawer and by a point's agenda.

import { lazy, Suspense } from 'react'
import type { TextBinding } from '../live/live-room.ts'
import './rich-text.css'
import type { RichTextProps } from './rich-text-props.ts'

const Editor = lazy(async () => ({ default: (await import('./rich-text-editor.tsx')).RichTextEditor }))

export function RichText(props: RichTextProps) {
  return (
    <Suspense fallback={<div className="rt rt-wait" aria-busy="true" />}>
      <Editor key={keyOf(props.binding)} {...props} />
    </Suspense>
  )
}

const keys = new WeakMap<object, number>()
let count = 0

/** A new fragment is a new editor; the same fragment keeps its caret and its own undo. */
function keyOf(binding: TextBinding): number {
  const known = keys.get(binding.fragment)
  if (known !== undefined) return known
  count += 1
  keys.set(binding.fragment, count)
  return count
}
