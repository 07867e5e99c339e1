// The sentence of the frame: how likely both frames are to hold, in the board's own voice, of what the cost frame holds; under it the whole queue, and whatever is to
// be known of the figures. Called by frame-page.tsx.

import { useTranslation } from 'react-i18next'
import type { FrameBody } from '../../shared/contract/frame.ts'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { useFormat } from '../ui/use-format.ts'
import type { Scopes } from './use-scopes.ts'

export function FrameSentence({ body, scopes }: { readonly body: FrameBody; readonly scopes: Scopes }) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const { scope, whole, trouble, unestimated } = scopes
  if (trouble !== null) {
    const why = t(trouble === 'price-year' ? 'trouble.priceYear' : 'trouble.simulation')
    return <InlineRefusal what={t('failed')} why={why} />
  }
  const both = (holds: { readonly p50: number; readonly p85: number }) => ({
    p50: format.probability(holds.p50),
    p85: format.probability(holds.p85),
  })
  const isNone = scope !== null && scope.items === 0
  return (
    <div className="frm-s" data-awaited={scope === null || whole === null ? 'true' : undefined}>
      <p className="sentence" data-stale={scopes.isStale ? 'true' : undefined}>
        {scope === null && t('sentence.reckoning')}
        {scope !== null && (isNone ? t('sentence.none') : t('sentence.frame', both(scope.holds)))}
      </p>
      <p className="muted">
        {scope !== null && !isNone && t('sentence.scope', { count: scope.items })}{' '}
        {whole !== null && t('sentence.whole', both(whole.holds))}{' '}
        {unestimated > 0 && t('sentence.unestimated', { count: unestimated })}{' '}
        {body.inForce.illustrative && body.trial === null && t('sentence.illustrative')}
      </p>
      {body.trial !== null && <p className="frm-try">{t('sentence.trying', { name: body.trial.by })}</p>}
    </div>
  )
}
