// Every page on a wide screen, the board's in bokmål, light and dark, the others dark in nynorsk: accessible, and whole.

import { everyPage } from './every-page.ts'

everyPage({ board: {}, plain: { dark: true, language: 'nn' } })
