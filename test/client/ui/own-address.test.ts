// Whoever takes a seat goes back to where she was going, and never out of the app, whatever stands in the address.

import { expect, it } from 'vitest'
import { ownAddress } from '../../../client/app/own-address.ts'

it('keeps addresses of the app as they are', () => {
  const own = ['/p/digital-samhandling/queue', '/p/digital-samhandling/cut-list?item=KI-4', '/programmes#a', '/']
  expect(own.map(ownAddress)).toEqual(own)
})

it('forgets everything that leads elsewhere', () => {
  const foreign = [
    '//evil.example/p',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'p/digital-samhandling',
    '',
    '/seats',
    '/seats?next=/seats',
    undefined,
    7,
    ['/programmes'],
  ]
  expect(foreign.map(ownAddress)).toEqual(foreign.map(() => null))
})
