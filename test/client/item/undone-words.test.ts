// What a reversal took back and what stays, in words in every language: never the key it is stored by.

import { expect, it } from 'vitest'
import { undoneWords } from '../../../client/item/undone-words.ts'
import { startWords, words } from '../../../client/language/words.ts'
import { undoneSchema } from '../../../shared/deciding/decision.ts'
import { languages } from '../../../shared/language/languages.ts'

startWords('nb')

const undone = undoneSchema.parse({
  takenBack: ['scope', 'KI-4', 'frame'],
  kept: [
    { what: 'DD-1', why: 'gone' },
    { what: 'DD-2', why: 'moved' },
    { what: 'frame', why: 'decided-since' },
    { what: 'DD-3', why: 'cut-incomplete' },
    { what: 'reopen', why: 'lasting' },
    { what: 'reversal', why: 'lasting' },
  ],
})

it('[DEC8] says what was taken back, and what stays and why', () => {
  expect(undoneWords(undone, words.getFixedT('nb', 'decisions'))).toEqual({
    takenBack: ['omfanget frem til neste punkt', 'KI-4', 'rammen'],
    kept: [
      'DD-1, som er fjernet',
      'DD-2, som er flyttet siden',
      'rammen, som et senere vedtak holder',
      'DD-3, der kuttet mangler opplysninger',
      'at protokollen ble åpnet, som ikke kan tas tilbake',
      'det vedtaket selv gjorde om, som ikke kan tas tilbake',
    ],
  })
})

it.each(languages)('shows no key in %s', (language) => {
  const { takenBack, kept } = undoneWords(undone, words.getFixedT(language, 'decisions'))
  const keys = /\b(scope|reopen|reversal|gone|decided-since|cut-incomplete|lasting)\b/
  const shown = [...takenBack, ...kept].map((each) => each.replace('the scope until', ''))
  expect(shown.filter((each) => keys.test(each) || each.includes('one.'))).toEqual([])
})
