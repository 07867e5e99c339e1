// Carets of others in a rich text: a line in the person's colour with a flag that holds her name, folded to a dot when she has been still for
// three seconds and unfolded when she stirs. Plain elements, because the editor places them. Called by rich-text-editor.tsx.

const foldAfterMs = 3_000
const timers = new WeakMap<Element, ReturnType<typeof setTimeout>>()

/** @returns the element of one caret. `user` is the person as the server stamped it. */
export function caretElement(user: Record<string, unknown>): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'rt-caret'
  caret.dataset.p = String(user.colour ?? '')
  caret.dataset.person = String(user.id ?? '')
  caret.contentEditable = 'false'
  const flag = document.createElement('span')
  flag.className = 'rt-flag'
  flag.textContent = String(user.name ?? '')
  caret.append(flag)
  unfold(caret)
  return caret
}

/** The part of a presence provider that is listened to. */
interface Awareness {
  on(event: 'change', listener: (change: { added: number[]; updated: number[] }) => void): void
  off(event: 'change', listener: (change: { added: number[]; updated: number[] }) => void): void
  getStates(): Map<number, Record<string, unknown>>
}

/** Unfolds a caret whenever its person stirs. @returns what stops following. */
export function followCarets(o: { awareness: object; root: () => HTMLElement }): () => void {
  const awareness = o.awareness as Awareness
  const stirred = ({ added, updated }: { added: number[]; updated: number[] }) => {
    const states = awareness.getStates()
    for (const clientId of [...added, ...updated]) {
      const user = states.get(clientId)?.user as { id?: unknown } | undefined
      if (user?.id === undefined) continue
      for (const caret of o.root().querySelectorAll(`[data-person="${CSS.escape(String(user.id))}"]`)) unfold(caret)
    }
  }
  awareness.on('change', stirred)
  return () => awareness.off('change', stirred)
}

function unfold(caret: Element): void {
  caret.removeAttribute('data-folded')
  clearTimeout(timers.get(caret))
  timers.set(
    caret,
    setTimeout(() => caret.setAttribute('data-folded', 'true'), foldAfterMs),
  )
}
