// Every page phone-wide and dark, and in the other languages: accessible, and whole.

import { everyPage } from './every-page.ts'

everyPage([
  ['phone-wide and dark', { width: 390, height: 844, dark: true }],
  ['wide, light and English', { language: 'en' }],
  ['wide, light and nynorsk', { language: 'nn' }],
])
