// Every refusal has its own words in every language, and none of them is the code itself.

import { beforeAll, describe, expect, it } from 'vitest'
import { refusalText } from '../../../client/language/refusal-text.ts'
import { startWords, words } from '../../../client/language/words.ts'
import { languages } from '../../../shared/language/languages.ts'
import { refusalCodes } from '../../../shared/outcome.ts'

beforeAll(() => startWords('nb'))

const params = {
  id: 'DD-1',
  path: 'DD-1 → DD-2 → DD-1',
  max: 20,
  name: 'Kari Nordmann',
  title: 'Punkt 1',
  decision: 12,
  present: 5,
  needed: 7,
  seats: 12,
  names: 'Kari Nordmann',
  text: 'Førti',
  words: 'Ja, Nei',
  count: 3,
  row: 4,
  sheet: 'Ark1',
  cells: 'A2:A4',
  heading: 'Behov',
  from: '2027-01-01',
}

describe.each(languages)('in %s', (language) => {
  it('tells every refusal in its own sentence', async () => {
    await words.changeLanguage(language)
    const told = refusalCodes.map((code) => refusalText({ code, field: 'title', params }))
    expect(told.filter((text) => !/^[«“]?\p{Lu}.+\.$/u.test(text) || text.includes('{{'))).toEqual([])
    expect(new Set(told).size).toBe(refusalCodes.length)
  })
})
