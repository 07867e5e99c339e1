// Ids in a text, kept whole on a line.

import { expect, it } from 'vitest'
import { idParts } from '../../../client/ui/id-parts.ts'

const idsIn = (text: string) => idParts(text).flatMap((part) => (part.isId ? [part.text] : []))

it('finds the ids of items in a sentence, and nothing that only looks like one', () => {
  const text =
    'Styret prioriterer KI-4, DHO-10 og DD-K1. COVID-tiltak, P50-rammen og 2026-12-10 er noe annet enn OMR-07.'
  expect(idsIn(text)).toEqual(['KI-4', 'DHO-10', 'DD-K1', 'OMR-07'])
  expect(
    idParts(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text)
  expect([idParts(''), idsIn('ÅKI-4'), idsIn('KI-4-planen')]).toEqual([[], [], []])
})
