// The benefit that is lost when a cut is made, in points: adopted and weighed, per benefit and per receiving organisation. Nothing where nobody has marked any.
// Called by cut-entry.tsx.

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import { benefitFigures } from '../../shared/priority/adopted-benefit.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useFormat } from '../ui/use-format.ts'

export function LostBenefit({ item, steering }: { readonly item: Item; readonly steering: Steering }) {
  const { t } = useTranslation('cutList')
  const names = useProgrammeNames()
  const format = useFormat()
  const { adopted, byBenefit, byReceiver } = useMemo(() => benefitFigures(item, steering), [item, steering])
  if (adopted === 0) return null
  const said = (figures: Readonly<Record<string, number>>, nameOf: (id: string) => string): string =>
    Object.entries(figures)
      .filter(([, points]) => points > 0)
      .map(([id, points]) => `${nameOf(id)} ${format.number(points, 1)}`)
      .join(', ')
  const receivers = said(byReceiver, names.actor)
  return (
    <p className="c-lost small muted">
      {t('lost.benefits', { points: format.number(adopted, 1), what: said(byBenefit, names.benefit) })}.
      {receivers !== '' && ` ${t('lost.receivers', { who: receivers })}.`}
    </p>
  )
}
