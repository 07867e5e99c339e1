// The name of a programme's own thing (programme, area, benefit) in the reader's language. Such names are given in bokmål and English alone.
// Called wherever a LocalName is drawn.

import type { LocalName } from '../../shared/contract/programme.ts'
import type { Language } from './language.ts'

/** @returns the name; in nynorsk the bokmål name, since programmes have no nynorsk names. */
export function localName(name: LocalName, language: Language): string {
  return language === 'en' ? name.en : name.nb
}
