// Drafts of comments in the browser's store: kept by person, place and programme, and never a reason that a page breaks.

import { describe, expect, it } from 'vitest'
import { draftName, keepDraft, noDraft, readDraft } from '../../../../client/item/threads/comment-drafts.ts'

function store(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { readonly held: Map<string, string> } {
  const held = new Map<string, string>()
  return {
    held,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
  }
}
const at = (person: string, place = 'item.DD-1') => draftName({ person, programme: 'ds', place })

describe('a draft', () => {
  it('[CMT9] is read back as it was kept, by its author and where it was written alone, and let go when it is empty', () => {
    const storage = store()
    const draft = { text: 'Halvferdig @Kari', sent: null }
    expect(keepDraft(storage, at('kari'), draft)).toBe(true)
    expect(readDraft(storage, at('kari'))).toEqual(draft)
    expect([readDraft(storage, at('ola')), readDraft(storage, at('kari', 'item.DD-2'))]).toEqual([noDraft, noDraft])
    keepDraft(storage, at('kari'), { ...draft, text: ' ' })
    expect(storage.held.size).toBe(0)
  })

  it('[CMT9] that cannot be kept or read is none, and nothing breaks', () => {
    const full = {
      ...store(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(keepDraft(full, at('kari'), { text: 'x', sent: null })).toBe(false)
    expect(keepDraft(null, at('kari'), { text: 'x', sent: null })).toBe(false)
    for (const broken of ['{', '"x"', '{"text":1}', 'null']) {
      const storage = store()
      storage.setItem(at('kari'), broken)
      expect(readDraft(storage, at('kari'))).toEqual(noDraft)
    }
  })
})
