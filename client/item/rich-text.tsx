// Rich text of a record, co-edited with everybody's carets: a description, or the notes of an agenda item. The editor is large and is
// fetched beside the page; until then a quiet frame of the right kind stands. Where it cannot be fetched (no network) the page goes on, says
// so, and fetches it when the network is back. Called by the drawer and by a point's agenda.

import { type ComponentType, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextBinding } from '../live/live-room.ts'
import { Button } from '../ui/button.tsx'
import './rich-text.css'
import type { RichTextProps } from './rich-text-props.ts'

type Editor = ComponentType<RichTextProps>

let fetched: Editor | null = null

/** Fetches the editor ahead of need, so that it also opens without a network. Never throws. */
export async function fetchEditor(): Promise<Editor | null> {
  try {
    fetched ??= (await import('./rich-text-editor.tsx')).RichTextEditor
  } catch {
    // No network, or a page from before an upgrade: told where the editor would stand.
  }
  return fetched
}

export function RichText(props: RichTextProps) {
  const { t } = useTranslation('item')
  const [editor, setEditor] = useState<{ readonly is: Editor | null } | null>(fetched && { is: fetched })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let left = false
    void fetchEditor().then((is) => {
      if (!left) setEditor({ is })
    })
    const again = () => setAttempt(attempt + 1)
    addEventListener('online', again)
    return () => {
      left = true
      removeEventListener('online', again)
    }
  }, [attempt])
  if (editor === null) return <div className="rt rt-wait" aria-busy="true" />
  if (editor.is === null) {
    return (
      <div className="rt rt-none" role="status">
        <p className="small muted">{t('editorUnavailable')}</p>
        <Button onClick={() => setAttempt(attempt + 1)}>{t('editorAgain')}</Button>
      </div>
    )
  }
  return <editor.is key={keyOf(props.binding)} {...props} />
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
