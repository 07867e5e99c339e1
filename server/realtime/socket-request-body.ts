// Request body: the bytes of a request, no more than allowed. Called by socket-over-http.

import type { Readable } from 'node:stream'

/** @returns the body; 'too-large' as soon as it is; 'cut' when it ends before its end. Never rejects. */
export async function readBody(request: Readable, maxBytes: number): Promise<Buffer | 'too-large' | 'cut'> {
  // One that is over already tells nobody so.
  if (request.destroyed) return 'cut'
  return await new Promise((resolve) => {
    const parts: Buffer[] = []
    let bytes = 0
    request.on('data', (part: Buffer) => {
      bytes += part.length
      if (bytes <= maxBytes) parts.push(part)
      else {
        parts.length = 0
        resolve('too-large')
        // What is left is let go by, so that the answer can be read; the server's time for a request bounds it.
        request.removeAllListeners('data')
        request.resume()
      }
    })
    request.on('end', () => resolve(Buffer.concat(parts)))
    request.on('close', () => resolve('cut'))
  })
}
