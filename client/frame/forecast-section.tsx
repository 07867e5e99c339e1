// The forecast against the frames: the curve of what the cost frame holds and that of the whole queue, and both in figures, with what is free or over. Called by
// frame-page.tsx.

import { useTranslation } from 'react-i18next'
import type { FrameBody } from '../../shared/contract/frame.ts'
import { SCurve } from '../item/s-curve.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { useFormat } from '../ui/use-format.ts'
import type { Scope, Scopes } from './use-scopes.ts'

const percentiles = ['p50', 'p85'] as const

export function ForecastSection({ body, scopes }: { readonly body: FrameBody; readonly scopes: Scopes }) {
  const { t } = useTranslation('frame')
  const { scope, whole, frame } = scopes
  if (scopes.trouble !== null) return null
  const shown = [
    { id: 'scope', title: t('forecast.scope'), scope },
    { id: 'whole', title: t('forecast.whole'), scope: whole },
  ] as const
  return (
    <section aria-labelledby="frm-forecast">
      <h2 className="h2" id="frm-forecast">
        {t('forecast.title')}
      </h2>
      <div className="frm-two" data-stale={scopes.isStale ? 'true' : undefined}>
        {shown.map((each) => (
          <div key={each.id} className="card frm-c">
            <h3 className="strong">
              {each.title}
              {each.scope !== null && (
                <span className="muted frm-n"> {t('forecast.count', { count: each.scope.items })}</span>
              )}
            </h3>
            {each.scope === null || frame === null ? (
              <LoadingRows label={t('sentence.reckoning')} />
            ) : (
              <>
                <SCurve
                  after={each.scope.items === 0 ? [] : each.scope.curve}
                  before={null}
                  frames={frame}
                  holds={{ after: each.scope.holds, before: null }}
                  priceYear={body.priceYear}
                />
                <Figures scope={each.scope} frame={frame} year={body.priceYear} title={each.title} />
              </>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}

function Figures(o: {
  readonly scope: Scope
  readonly frame: { readonly p50: number; readonly p85: number }
  readonly year: number
  readonly title: string
}) {
  const { scope, frame } = o
  const { t } = useTranslation('frame')
  const format = useFormat()
  const apart = (left: number) =>
    t(left < 0 ? 'forecast.over' : 'forecast.under', { mnok: format.number(Math.abs(left), 0) })
  return (
    <table className="frm-t">
      <caption className="sr">{`${o.title}, ${t('forecast.unit', { year: o.year })}`}</caption>
      <tbody>
        {percentiles.map((which) => (
          <tr key={which}>
            <th scope="row">{t(`forecast.${which}`)}</th>
            <td className="num strong">{format.number(scope[which], 0)}</td>
            <td className="muted">{t(which === 'p50' ? 'forecast.frame50' : 'forecast.frame85')}</td>
            <td className="num">{format.number(frame[which], 1)}</td>
            <td className="num muted">{apart(frame[which] - scope[which])}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('forecast.mean')}</th>
          <td className="num">{format.number(scope.mean, 0)}</td>
          <td colSpan={3} />
        </tr>
      </tbody>
    </table>
  )
}
