// What the register says of a decision in words: who decided and how, and what it did to the board. Called by the list and by one decision.

import { useTranslation } from 'react-i18next'
import type { RegisterBody, ShownDecision } from '../../shared/contract/deciding.ts'
import type { Effect } from '../../shared/deciding/effect.ts'
import { useFormat } from '../ui/use-format.ts'

/** People by id, as the register names them; somebody unknown is her own id. */
export type Named = (id: string) => { readonly name: string; readonly organisation: string }

/** @returns a person with her organisation, where she has one. */
export function wholeName({ name, organisation }: ReturnType<Named>): string {
  return organisation === '' ? name : `${name}, ${organisation}`
}

/** @returns names of the people in an answer. */
export function namedIn(people: RegisterBody['people']): Named {
  const byId = new Map<string, RegisterBody['people'][number]>(people.map((person) => [person.id, person]))
  return (id) => byId.get(id) ?? { name: id, organisation: '' }
}

/** @returns how it came about, as one sentence. */
export function usePathSentence(): (decision: ShownDecision, named: Named) => string {
  const { t } = useTranslation('decisions')
  return ({ path, decidedBy }, named) => t(`pathSentences.${path}`, { name: named(decidedBy).name })
}

/** @returns what it did, as one sentence; the items it concerns stand beside it. */
export function useEffectSentence(): (effect: Effect, named: Named) => string {
  const { t } = useTranslation('decisions')
  const format = useFormat()
  return (effect, named) => {
    switch (effect.type) {
      case 'frame':
        return t('did.frame', {
          p50: format.withUnit(effect.p50, 'MNOK'),
          p85: format.withUnit(effect.p85, 'MNOK'),
          document: effect.document,
        })
      case 'stream':
        return t('did.stream', { owner: named(effect.owner).name, name: effect.name })
      case 'change':
        return t(effect.items.length === 0 ? 'did.changeAlone' : 'did.change', { title: effect.title })
      default:
        return t(`did.${effect.type}`)
    }
  }
}

/** @returns the day of an instant, as the reader's own calendar has it. */
export function dayOf(iso: string): string {
  const at = new Date(iso)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
