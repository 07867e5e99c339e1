// What a round is called on a meeting's cards. A circulation says its number from the second on, since most have only one. Called by the cards of a round.

import { useTranslation } from 'react-i18next'
import type { Round } from '../../shared/contract/deciding.ts'

export function useRoundTitle({ how, number }: Round): string {
  const { t } = useTranslation('meeting')
  if (how === 'meeting') return t('round.title', { number })
  return number === 1 ? t('round.titleCirculation') : t('round.titleCirculationAgain', { number })
}
