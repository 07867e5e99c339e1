// Every page on a wide screen in bokmål, in both themes, and phone-wide in the light one: accessible, and whole.

import { everyPage } from './every-page.ts'

everyPage([
  ['wide and light', {}],
  ['wide and dark', { dark: true }],
  ['phone-wide and light', { width: 390, height: 844 }],
])
