// The name of a programme's own thing (programme, area, benefit, standard question) in the reader's language. Pure. Called wherever one is drawn,
// in the browser and in what the server writes out.

import type { LocalName } from '../local-name.ts'
import type { Language } from './languages.ts'

/** @returns the name; in nynorsk the bokmål name where the programme has given no nynorsk one. */
export function localName(name: LocalName, language: Language): string {
  return name[language] ?? name.nb
}
