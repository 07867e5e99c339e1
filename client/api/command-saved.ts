// When the server last took a command of this browser in a programme: what is saved outside the documents. Told by request.ts; called by what says
// when all was saved.

const heard = new Set<() => void>()
let lastMs: number | null = null

/** Says that one was taken now. */
export function commandSaved(): void {
  lastMs = Date.now()
  for (const hear of heard) hear()
}

/** @returns milliseconds since 1970; null when there was none since the page was opened. */
export function lastCommandMs(): number | null {
  return lastMs
}

/** @returns the way to hear no more. */
export function onCommandSaved(hear: () => void): () => void {
  heard.add(hear)
  return () => heard.delete(hear)
}
