// Paper content: reads what somebody uploads, up to its cap and not a byte of it beyond; and sends it out again so that no browser ever shows
// it as a page of ours, whatever it is: as an attachment, never sniffed, in a sandbox, kept by no cache. Called by server/http/points/papers.ts.

import { contentDisposition } from '../content-disposition.ts'

/** Reads a body while it is not too large. @returns null when there is more than `maxBytes`; the rest is not read. */
export async function readCapped(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array | null> {
  if (body === null) return new Uint8Array()
  const reader = body.getReader()
  const parts: Uint8Array[] = []
  let sizeBytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(parts)
    sizeBytes += value.byteLength
    if (sizeBytes > maxBytes) {
      await reader.cancel().catch(() => undefined)
      return null
    }
    parts.push(value)
  }
}

/** Headers of a download. `mediaType` is one of those papers are kept under. */
export function attachmentHeaders(o: { readonly name: string; readonly mediaType: string }): Record<string, string> {
  return {
    'Content-Type': o.mediaType,
    'Content-Disposition': contentDisposition('attachment', o.name),
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  }
}
