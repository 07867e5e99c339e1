// Shared reads: a content that many ask for at once is read once, and kept for a moment for those who come after them: when a meeting begins,
// everybody opens the same paper. Contents never change under their key. Called by server/store/papers.ts.

export interface SharedReads {
  /** @param read asked for when nobody is reading this key and it is not kept; an error is told to all who wait, and not kept */
  get(key: string, read: () => Promise<Uint8Array>): Promise<Uint8Array>
}

/** @param maxBytes kept at most; what was asked for longest ago goes first, and what is larger is not kept */
export function sharedReads(maxBytes: number): SharedReads {
  const reading = new Map<string, Promise<Uint8Array>>()
  const kept = new Map<string, Uint8Array>()
  let keptBytes = 0
  const keep = (key: string, content: Uint8Array): void => {
    kept.set(key, content)
    keptBytes += content.byteLength
    for (const [oldest, { byteLength }] of kept) {
      if (keptBytes <= maxBytes) return
      kept.delete(oldest)
      keptBytes -= byteLength
    }
  }
  return {
    async get(key, read) {
      const known = kept.get(key)
      if (known !== undefined) {
        kept.delete(key)
        kept.set(key, known)
        return known
      }
      const standing = reading.get(key)
      if (standing !== undefined) return standing
      const begun = read()
      reading.set(key, begun)
      try {
        const content = await begun
        keep(key, content)
        return content
      } finally {
        reading.delete(key)
      }
    },
  }
}
