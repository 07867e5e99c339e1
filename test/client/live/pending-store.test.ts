// The store of edits that wait, where the browser forbids it: it is told of at once, without anything having been asked of it.

import { expect, it, vi } from 'vitest'
import { openPendingStore } from '../../../client/live/pending-store.ts'

it('[SAV1] [T-097] a store that is forbidden says so before its tab has its lock, and leaves no error to nobody', async () => {
  vi.stubGlobal('indexedDB', {
    open() {
      throw new DOMException('not allowed', 'SecurityError')
    },
  })
  const changed = vi.fn()
  const store = openPendingStore({
    owner: 'fane-1',
    person: 'kari',
    room: 'board/digital-samhandling',
    locks: { hold: () => new Promise(() => undefined), ifDead: async () => false },
    changed,
  })
  await vi.waitFor(() => expect(store.working()).toBe(false))
  expect(changed).toHaveBeenCalledOnce()
  vi.unstubAllGlobals()
})
