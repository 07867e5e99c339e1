// Every page phone-wide, dark in bokmål and light in English: accessible, and whole.

import { everyPage } from './every-page.ts'

everyPage([
  ['phone-wide and dark', { width: 390, height: 844, dark: true }],
  ['phone-wide, light and English', { width: 390, height: 844, language: 'en' }],
])
