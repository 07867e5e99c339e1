// What the server tells of how people get in when it starts.

import { expect, it } from 'vitest'
import { howToSignIn } from '../../../server/run-process.ts'

it('names seats, and without them the link of an invitation as the only way in', () => {
  const told = (seats: boolean) => howToSignIn({ seats, oidc: null, mail: null }, 'http://127.0.0.1:3000')
  expect(told(true)).toContain('http://127.0.0.1:3000/seats')
  expect(told(false)).toContain('bare den som har lenken i en invitasjon, kommer inn')
})
