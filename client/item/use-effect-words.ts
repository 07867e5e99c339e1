// What a decision does, in words, one sentence each: before it is made, and wherever it is told afterwards. Called by the dialog that registers a
// decision, by the decision's card, the news of a meeting and the projector.

import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Effect, ToldEffect } from '../../shared/deciding/effect.ts'
import type { Format } from '../ui/format.ts'
import type { Person } from '../ui/person.ts'
import { useFormat } from '../ui/use-format.ts'

/** @param person names somebody by id. @returns a function that says what an effect does. */
export function useEffectWords(person: (id: string) => Person): (effect: Effect | ToldEffect) => string {
  const { t } = useTranslation('meeting')
  const format = useFormat()
  return (effect) => effectWords({ effect, t, format, person })
}

/**
 * @param o.words of {@link useEffectWords}
 * @returns what a decision did in one sentence; empty of one that takes back another and does nothing more: what that changed stands there
 */
export function doesWords(o: {
  readonly effect: Effect | ToldEffect
  readonly reverses: boolean
  readonly words: (effect: Effect | ToldEffect) => string
}): string {
  return o.reverses && o.effect.type === 'none' ? '' : o.words(o.effect)
}

function effectWords(o: {
  readonly effect: Effect | ToldEffect
  readonly t: TFunction<'meeting'>
  readonly format: Format
  readonly person: (id: string) => Person
}): string {
  const { effect, t, format } = o
  switch (effect.type) {
    case 'none':
      return t('decide.willNothing')
    case 'scope':
      return t('decide.willScope', { count: effect.items.length, items: format.list(effect.items) })
    case 'items-in':
      return t('decide.willIn', { items: format.list(effect.items) })
    case 'cut':
      return t('decide.willCut', { items: format.list(effect.items) })
    case 'frame':
      return t('decide.willFrame', {
        p50: format.withUnit(effect.p50, 'MNOK'),
        p85: format.withUnit(effect.p85, 'MNOK'),
      })
    case 'stream':
      return 'owner' in effect
        ? t('decide.willStream', { owner: o.person(effect.owner).name, name: effect.name })
        : t('decide.willStreamAlone', { name: effect.name })
    case 'change':
      return effect.items.length === 0
        ? t('decide.willChangeAlone', { title: effect.title })
        : t('decide.willChange', { title: effect.title, items: format.list(effect.items) })
    case 'release':
      return t('decide.willRelease', { items: format.list(effect.items) })
    case 'reopen':
      return t('decide.willReopen')
  }
}
