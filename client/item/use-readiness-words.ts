// How ready a rollout area is, in words: «4 av 6 forutsetninger, 71 % av aktørene klare». Called by the rollout view and the drawer.

import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import { type RolloutReadiness, rolloutReadiness } from '../../shared/priority/rollout-readiness.ts'
import { useFormat } from '../ui/use-format.ts'

export function useReadinessWords(
  rollout: NonNullable<Steering['rollout']>,
): (item: Item) => RolloutReadiness & { readonly words: string } {
  const { t } = useTranslation('rollout')
  const format = useFormat()
  return useCallback(
    (item) => {
      const readiness = rolloutReadiness(item, rollout)
      const met = t('met', { met: readiness.met, count: readiness.preconditions })
      const actors =
        readiness.share === null ? t('actorsNone') : t('actorsShare', { share: format.percent(readiness.share) })
      return { ...readiness, words: t('readiness', { met, actors }) }
    },
    [rollout, t, format],
  )
}
