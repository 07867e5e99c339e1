// The keys of a list of items: what a key press on a row means, with and without something lifted. Pure, so that the queue and the cut list
// answer alike. Called by their keydown handlers.

/** `focus`: walk to another row. */
export type ListKey =
  | { readonly kind: 'focus'; readonly to: 'previous' | 'next' | 'first' | 'last' | 'page-up' | 'page-down' }
  | { readonly kind: 'lift' }
  | { readonly kind: 'step'; readonly rows: number }
  | { readonly kind: 'end'; readonly end: 'first' | 'last' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'open' }
  | { readonly kind: 'rename' }

const pageRows = 10

/** @returns what the press means, or null when it is not the list's. */
export function listKey(o: {
  readonly key: string
  readonly lifted: boolean
  readonly modifier: boolean
}): ListKey | null {
  if (o.modifier) return null
  return o.lifted ? liftedKey(o.key) : walkingKey(o.key)
}

function liftedKey(key: string): ListKey | null {
  switch (key) {
    case 'ArrowUp':
      return { kind: 'step', rows: -1 }
    case 'ArrowDown':
      return { kind: 'step', rows: 1 }
    case 'PageUp':
      return { kind: 'step', rows: -pageRows }
    case 'PageDown':
      return { kind: 'step', rows: pageRows }
    case 'Home':
      return { kind: 'end', end: 'first' }
    case 'End':
      return { kind: 'end', end: 'last' }
    case ' ':
    case 'Enter':
      return { kind: 'drop' }
    case 'Escape':
    case 'Tab':
      return { kind: 'cancel' }
    default:
      return null
  }
}

function walkingKey(key: string): ListKey | null {
  switch (key) {
    case 'ArrowUp':
      return { kind: 'focus', to: 'previous' }
    case 'ArrowDown':
      return { kind: 'focus', to: 'next' }
    case 'PageUp':
      return { kind: 'focus', to: 'page-up' }
    case 'PageDown':
      return { kind: 'focus', to: 'page-down' }
    case 'Home':
      return { kind: 'focus', to: 'first' }
    case 'End':
      return { kind: 'focus', to: 'last' }
    case ' ':
      return { kind: 'lift' }
    case 'Enter':
      return { kind: 'open' }
    case 'F2':
      return { kind: 'rename' }
    default:
      return null
  }
}

/** @returns the index a walk leads to, within the list. */
export function walkTo(o: { at: number; to: Extract<ListKey, { kind: 'focus' }>['to']; count: number }): number {
  const last = o.count - 1
  const next = {
    previous: o.at - 1,
    next: o.at + 1,
    first: 0,
    last,
    'page-up': o.at - pageRows,
    'page-down': o.at + pageRows,
  }
  return Math.max(0, Math.min(last, next[o.to]))
}
