// The two places screen readers listen to: one for what the person did, one for the world. Drawn once, by the app, outside every page.
// The words come from announce.ts.

import { useSyncExternalStore } from 'react'
import { followSpoken, type Spoken, spokenIn } from './announce.ts'

const noBreak = '\u00a0'

export function LiveRegion() {
  const now = useSyncExternalStore(followSpoken, () => spokenIn('now'))
  const status = useSyncExternalStore(followSpoken, () => spokenIn('status'))
  return (
    <>
      <div className="sr" role="status" aria-live="polite" aria-atomic="true">
        {distinct(now)}
      </div>
      <div className="sr" role="status" aria-live="polite" aria-atomic="true">
        {distinct(status)}
      </div>
    </>
  )
}

/** A space that comes and goes, so that saying the same twice is a change the screen reader notices. */
function distinct({ text, count }: Spoken): string {
  return count % 2 === 0 ? text : `${text}${noBreak}`
}
