// Newer build: whether the server serves another build of the page than the one that is open, as every welcome says it. Called by shared-rooms.ts,
// and by the shell, which asks the person to reload once everything is saved. Nothing is reloaded by itself: somebody may be in mid-sentence.

import { useSyncExternalStore } from 'react'
import { buildOfPage } from '../../shared/contract/client-build.ts'

let isNewer = false
const listeners = new Set<() => void>()

/** @param build what is served; null where nothing is built */
export function noteServedBuild(build: string | null): void {
  const now = build !== null && ownBuild() !== null && build !== ownBuild()
  if (now === isNewer) return
  isNewer = now
  for (const listener of listeners) listener()
}

/** @returns whether another build is served than the one that is open. */
export function useNewerBuild(): boolean {
  return useSyncExternalStore(follow, () => isNewer)
}

function follow(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** As it stands in the page itself; what is fetched later hangs on it. */
function ownBuild(): string | null {
  return [...document.scripts].map((script) => buildOfPage(script.outerHTML)).find((build) => build !== null) ?? null
}
