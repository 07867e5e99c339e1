// Test files that share a process (vitest.config.ts) leave nothing to the next: spies, stubbed globals, the test's clock and what lies in the
// stand-in of the browser's database end with the file. Loaded before every test file that may share.

import { IDBFactory } from 'fake-indexeddb'
import { afterAll, vi } from 'vitest'

afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  if ('indexedDB' in globalThis) globalThis.indexedDB = new IDBFactory()
})
