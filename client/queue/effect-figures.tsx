// The figures of what a move did: who crossed a line, cost of the scope above the cost frame, how likely each frame is to hold it, the curve, and the benefit in it by
// benefit and by receiver. Each with what it was before. Called by move-effect-panel.tsx.

import { ArrowDownIcon, ArrowRightIcon, ArrowUpIcon } from '@navikt/aksel-icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Change, Crossing, LineName, MoveEffect } from '../../shared/frame/move-effect.ts'
import type { Percentiles } from '../../shared/frame/simulator.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { SCurve } from '../item/s-curve.tsx'
import type { EffectSeen } from '../item/use-move-effect.ts'
import { Icon } from '../ui/icon.tsx'
import { useFormat } from '../ui/use-format.ts'

const lineNames: readonly LineName[] = ['p50', 'p85']

export interface EffectFiguresProps {
  readonly seen: EffectSeen
  readonly effect: MoveEffect
  readonly frame: Percentiles
}

export function EffectFigures({ seen, effect, frame }: EffectFiguresProps) {
  const { t } = useTranslation('moveEffect')
  const { structure, benefit, actor } = useProgrammeNames()
  const { fellOut, cameIn } = effect
  return (
    <div className="me" data-stale={seen.isStale ? 'true' : undefined}>
      <Crossings title={t('fellOut')} crossings={fellOut} way="out" />
      <Crossings title={t('cameIn')} crossings={cameIn} way="in" />
      {fellOut.length === 0 && cameIn.length === 0 && (
        <section>
          <p className="small muted">{t('noneCrossed')}</p>
        </section>
      )}
      <section>
        <h3 className="label">{t('scope', { unit: structure.currency })}</h3>
        <div className="me-d">
          <Delta name="ΔP50" change={effect.p50} />
          <Delta name="ΔP85" change={effect.p85} />
        </div>
      </section>
      <section>
        <Probabilities holds={effect.holds} frame={frame} />
        {seen.after !== null && seen.after.scope.items > 0 && (
          <SCurve
            after={seen.after.curve}
            before={seen.before?.curve ?? null}
            frames={frame}
            holds={{ after: seen.after.scope.holds, before: seen.before?.scope.holds ?? null }}
            priceYear={structure.priceYear}
          />
        )}
      </section>
      <section>
        <h3 className="label">{t('benefit')}</h3>
        {effect.benefit.byBenefit.size === 0 && <p className="small muted">{t('benefitSame')}</p>}
        <Points changes={effect.benefit.byBenefit} name={benefit} />
        {effect.benefit.byReceiver.size > 0 && (
          <>
            <h3 className="label">{t('byReceiver')}</h3>
            <Points changes={effect.benefit.byReceiver} name={actor} />
          </>
        )}
      </section>
    </div>
  )
}

function Crossings(o: { readonly title: string; readonly crossings: readonly Crossing[]; readonly way: 'in' | 'out' }) {
  const { t } = useTranslation('moveEffect')
  const id = useId()
  if (o.crossings.length === 0) return null
  const shown = o.crossings.slice(0, mostCrossings)
  const more = o.crossings.length - shown.length
  return (
    <section aria-labelledby={id}>
      <h3 className="label" id={id}>
        {o.title}
      </h3>
      <ul className="me-c">
        {shown.map(({ id: item, title, place, lines }) => (
          <li key={item}>
            <span className="num muted">{place ?? '–'}</span>
            <span>
              <b>{item}</b> {title}
              <span className="muted tiny me-w">
                {place === null ? t('left') : t(`${o.way}.${lines.length > 1 ? 'both' : (lines[0] ?? 'p50')}`)}
              </span>
            </span>
          </li>
        ))}
        {more > 0 && <li className="muted small">{t('more', { count: more })}</li>}
      </ul>
    </section>
  )
}

const mostCrossings = 12

/** Both ends are rounded first, so that what is shown adds up. */
function Delta({ name, change }: { readonly name: string; readonly change: Change }) {
  const { t } = useTranslation('moveEffect')
  const format = useFormat()
  const before = Math.round(change.before)
  const after = Math.round(change.after)
  return (
    <p>
      <span className="label">{name}</span>
      <b>{format.signed(after - before, 0)}</b>
      <span className="small muted">
        {format.number(before, 0)} <Icon of={ArrowRightIcon} />
        <span className="sr"> {t('became')} </span> {format.number(after, 0)}
      </span>
    </p>
  )
}

function Probabilities({ holds, frame }: { readonly holds: MoveEffect['holds']; readonly frame: Percentiles }) {
  const { t } = useTranslation('moveEffect')
  const format = useFormat()
  return (
    <table className="me-p">
      <caption className="label">{t('probability')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col" className="num">
            {t('before')}
          </th>
          <th scope="col" className="num">
            {t('after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lineNames.map((line) => {
          const was = format.probability(holds[line].before)
          const is = format.probability(holds[line].after)
          const way = was === is ? null : holds[line].after < holds[line].before ? 'down' : 'up'
          return (
            <tr key={line}>
              <th scope="row">
                {t(`frame.${line}`)} {format.number(frame[line], 1)}
              </th>
              <td className="num muted">{was}</td>
              <td className="num" data-way={way ?? undefined}>
                {way !== null && <Icon of={way === 'down' ? ArrowDownIcon : ArrowUpIcon} />}
                <b>{is}</b>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Points(o: { readonly changes: ReadonlyMap<string, Change>; readonly name: (id: string) => string }) {
  const format = useFormat()
  return (
    <ul className="me-b">
      {[...o.changes].map(([id, { before, after }]) => (
        <li key={id}>
          <span>{o.name(id)}</span>
          <b className="num">{format.signed(after - before, 1)}</b>
        </li>
      ))}
    </ul>
  )
}
