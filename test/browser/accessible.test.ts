// Every page on a wide screen, light in bokmål and dark in nynorsk: accessible, and whole.

import { everyPage } from './every-page.ts'

everyPage([
  ['wide and light', {}],
  ['wide, dark and nynorsk', { dark: true, language: 'nn' }],
])
