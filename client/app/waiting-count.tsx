// How much waits for the reader, on what leads there; nothing when nothing waits. Called by the top bar and the phone's tabs.

import { VisuallyHidden } from '../ui/visually-hidden.tsx'

export function WaitingCount(o: {
  readonly count: number
  /** As a screen reader says it; null where the button has a name of its own. */
  readonly words: string | null
}) {
  if (o.count === 0) return null
  return (
    <span className="count">
      <span aria-hidden="true">{o.count}</span>
      {o.words !== null && <VisuallyHidden>, {o.words}</VisuallyHidden>}
    </span>
  )
}
