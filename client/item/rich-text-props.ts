// What a rich text needs, the same for the frame that waits and for the editor. Called by rich-text.tsx and rich-text-editor.tsx.

import type { TextBinding } from '../live/live-room.ts'

export interface RichTextProps {
  /** What the editor binds to; a new one (after the room was rebuilt) makes a new editor. */
  readonly binding: TextBinding
  readonly label: string
  readonly mayEdit: boolean
  /** What stands in it while it is empty. */
  readonly placeholder?: string
  readonly onFocus?: () => void
  readonly onBlur?: () => void
}
