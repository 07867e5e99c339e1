// Every page phone-wide, the board's in nynorsk, dark and light, the others light in English: accessible, and whole.

import { everyPage } from './every-page.ts'

const phone = { width: 390, height: 844 }
everyPage({ board: { ...phone, dark: true, language: 'nn' }, plain: { ...phone, language: 'en' } })
