// Events of a stream are the same in whatever pieces they come, and what is not understood is passed over.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type DownEvent, eventReader } from '../../../client/live/http-socket-events.ts'

const text = (event: DownEvent): string => {
  switch (event.kind) {
    case 'frame':
      return `id: ${event.number}\nevent: frame\ndata: ${Buffer.from(event.message).toString('base64')}\n\n`
    case 'ping':
      return 'event: ping\ndata:\n\n'
    case 'close':
      return `id: 9\nevent: close\ndata: ${JSON.stringify(event.close)}\n\n`
  }
}

const events = fc.oneof(
  fc.record({
    kind: fc.constant('frame' as const),
    number: fc.integer({ min: 1, max: 1e9 }),
    message: fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes).buffer),
  }),
  fc.constant<DownEvent>({ kind: 'ping' }),
  fc.constant<DownEvent>({ kind: 'close', close: { code: 4403, reason: 'FORBIDDEN' } }),
)

it('reads the same events whatever the pieces, with comments between and line ends of either kind', () => {
  fc.assert(
    fc.property(fc.array(events), fc.array(fc.nat()), fc.boolean(), (sent, cuts, crlf) => {
      const whole = `:${' '.repeat(2_048)}\n\n${sent.map((event) => `${text(event)}:\n\n`).join('')}`
      const bytes = new TextEncoder().encode(crlf ? whole.replaceAll('\n', '\r\n') : whole)
      const ends = [...new Set([...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b)
      const read = eventReader()
      let from = 0
      const heard = ends.flatMap((end) => {
        const piece = bytes.subarray(from, end)
        from = end
        return read(piece)
      })
      expect(heard.map(text)).toEqual(sent.map(text))
    }),
  )
})

it('passes over what is no event of ours, and takes a close it cannot read for a line that is lost', () => {
  const read = eventReader()
  const of = (words: string) => read(new TextEncoder().encode(words))
  expect(of('event: frame\nid: x\ndata: AAAA\n\n')).toEqual([])
  expect(of('event: frame\nid: 1\ndata: %%%\n\n')).toEqual([])
  expect(of('event: other\ndata: AAAA\n\n')).toEqual([])
  expect(of('event: close\ndata: {"code":"x"}\n\n')).toEqual([{ kind: 'close', close: { code: 1006, reason: '' } }])
})
