// How far a cut has come, as steps, and the press that recommends it or takes that back. What a decision has settled is told, not pressed: only a decision
// makes a cut decided or reversed. Called by the entries of the cut list and by the drawer.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useRoom } from '../live/use-room.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import './cut-status.css'
import { refusalOf } from './refusal-of.ts'

const forward = ['possible', 'recommended', 'decided'] as const

export function CutSteps({ status }: { readonly status: Item['cut']['status'] }) {
  const { t } = useTranslation('cutList')
  const steps = status === 'reversed' ? ([...forward, 'reversed'] as const) : forward
  return (
    <ol className="cut-steps" aria-label={t('status.label')}>
      {steps.map((step) => (
        <li key={step} {...(step === status ? { 'aria-current': 'step' as const } : {})}>
          {t(`status.${step}`)}
        </li>
      ))}
    </ol>
  )
}

/** Nothing for who may not, and once a decision has settled it. */
export function RecommendCut({ item, mayEdit }: { readonly item: Item; readonly mayEdit: boolean }) {
  const { t } = useTranslation('cutList')
  const room = useRoom()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { status } = item.cut
  if (!mayEdit || status === 'decided' || status === 'reversed') return null
  const isRecommended = status === 'recommended'
  const set = () => {
    const value = isRecommended ? 'possible' : 'recommended'
    const outcome = room.edit({ type: 'set-field', item: item.id, set: { field: 'cut.status', value } })
    setRefusal(outcome.ok ? null : outcome.refusal)
    if (outcome.ok) announce(t(isRecommended ? 'unrecommended' : 'recommended', { id: item.id }))
  }
  return (
    <>
      <Button variant={isRecommended ? 'tertiary' : 'secondary'} onClick={set}>
        {t(isRecommended ? 'unrecommend' : 'recommend')}
      </Button>
      {refusal !== null && <InlineRefusal what={t('notSet', { id: item.id })} why={refusalOf(refusal)} />}
    </>
  )
}
