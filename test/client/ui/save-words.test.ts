// What the person is told about saving, in every language, word for word where the house has given the words.

import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Language } from '../../../client/language/language.ts'
import { startWords, words } from '../../../client/language/words.ts'
import { formatFor } from '../../../client/ui/format.ts'
import { type SaveLabel, saveWords } from '../../../client/ui/save-status.tsx'

beforeAll(() => startWords('nb'))
afterAll(async () => {
  await words.changeLanguage('nb')
})

const at = new Date(2024, 9, 9, 14, 3)
const labels: readonly SaveLabel[] = [
  { kind: 'saved', at },
  { kind: 'saving' },
  { kind: 'slow', waiting: 2 },
  { kind: 'offline', waiting: 4 },
  { kind: 'offline', waiting: 1 },
  { kind: 'unsafe' },
  { kind: 'read-only', reason: 'role' },
  { kind: 'read-only', reason: 'approved' },
  { kind: 'read-only', reason: 'something new' },
  { kind: 'refused', count: 2 },
]

const say = (language: Language) =>
  labels.map((label) => saveWords(label, words.getFixedT(language, 'save'), formatFor(language)).long)

it('says it in bokmål', () => {
  expect(say('nb')).toEqual([
    'Alle endringer er lagret kl. 14:03',
    'Lagrer …',
    'Lagring tar lengre tid enn vanlig – 2 endringer venter',
    'Frakoblet. 4 endringer er lagret på denne enheten',
    'Frakoblet. 1 endring er lagret på denne enheten',
    'Endringene lagres bare mens siden er åpen',
    'Du kan lese tavlen, men ikke endre den',
    'Tavlen kan leses, men ikke endres nå (protokollen er godkjent)',
    'Tavlen kan leses, men ikke endres nå (serveren tar ikke imot endringer)',
    '2 endringer ble ikke lagret.',
  ])
})

it('says it in nynorsk', () => {
  expect(say('nn')).toEqual([
    'Alle endringar er lagra kl. 14:03',
    'Lagrar …',
    'Lagringa tek lengre tid enn vanleg – 2 endringar ventar',
    'Fråkopla. 4 endringar er lagra på denne eininga',
    'Fråkopla. 1 endring er lagra på denne eininga',
    'Endringane blir lagra berre så lenge sida er open',
    'Du kan lese tavla, men ikkje endre ho',
    'Tavla kan lesast, men ikkje endrast no (protokollen er godkjend)',
    'Tavla kan lesast, men ikkje endrast no (tenaren tek ikkje imot endringar)',
    '2 endringar vart ikkje lagra.',
  ])
})

it('says it in English', () => {
  expect(say('en')).toEqual([
    'All changes saved at 14:03',
    'Saving …',
    'Saving takes longer than usual – 2 changes are waiting',
    'Offline. 4 changes are kept on this device',
    'Offline. 1 change is kept on this device',
    'Changes are kept only while this page is open',
    'You can read the board, but not change it',
    'The board can be read, but not changed now (the minutes are approved)',
    'The board can be read, but not changed now (the server takes no changes)',
    '2 changes were not saved.',
  ])
})
