// The letters of getting in: days in words, and an address that breaks rather than running out of a narrow mail program.

import { expect, it } from 'vitest'
import { signInLetter } from '../../../shared/language/sign-in-mail.ts'

const invitation = {
  kind: 'invitation',
  link: `https://tavle.eksempel.no/invitation/${'x'.repeat(43)}`,
  programme: 'Programmet',
  invitedBy: 'Nina Elvmann',
  lastDay: '2026-12-06',
} as const

it('an invitation tells its last day as people write it, in each language', () => {
  const said = (['nb', 'nn', 'en'] as const).map((language) => signInLetter(invitation, language).text.split('\n\n')[1])
  expect(said).toEqual([
    'Åpne lenken og godta invitasjonen. Den virker én gang, til og med 6. desember 2026.',
    'Opne lenkja og godta invitasjonen. Ho verkar éin gong, til og med 6. desember 2026.',
    expect.stringContaining('6 December 2026'),
  ])
})

it('the address may break anywhere', () => {
  const { html } = signInLetter(invitation, 'nb')
  expect(html).toContain(`<p style="overflow-wrap:anywhere;word-break:break-all"><a href="${invitation.link}">`)
})
