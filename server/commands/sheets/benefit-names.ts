// Benefit names: what a programme calls its benefits, in the language asked for; an unknown id is its own name. Called by take-out.ts and read-in.ts.

import type { ProgrammeStructure } from '../../../shared/contract/programme.ts'
import type { Language } from '../../../shared/language/languages.ts'
import { localName } from '../../../shared/language/local-name.ts'
import type { LocalName } from '../../../shared/local-name.ts'

export type BenefitName = (id: string, language: Language) => string

export function benefitNames({ benefits }: Pick<ProgrammeStructure, 'benefits'>): BenefitName {
  const names = new Map<string, LocalName>(benefits.map(({ id, name }) => [id, name]))
  return (id, language) => {
    const name = names.get(id)
    return name === undefined ? id : localName(name, language)
  }
}
