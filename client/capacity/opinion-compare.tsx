// The proposal beside the board's own set, figure by figure, and the difference in benefit for each benefit and receiver. Called by second-opinion-page.tsx.

import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecondOpinion, SetFigures } from '../../shared/contract/second-opinion.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { Icon } from '../ui/icon.tsx'
import { useFormat } from '../ui/use-format.ts'

export function OpinionCompare({ opinion: { proposed, own, frame } }: { readonly opinion: SecondOpinion }) {
  const { t } = useTranslation('opinion')
  const format = useFormat()
  const { structure } = useProgrammeNames()
  const unit = structure.currency
  /** What is told is rounded first, so that the difference is the one that is read. */
  const figure = (label: string, of: (set: SetFigures) => number) => (
    <Row
      label={label}
      proposed={format.number(of(proposed), 0)}
      own={format.number(of(own), 0)}
      difference={format.signed(Math.round(of(proposed)) - Math.round(of(own)), 0)}
    />
  )
  const share = (label: string, of: (set: SetFigures) => number) => (
    <Row
      label={label}
      proposed={format.probability(of(proposed))}
      own={format.probability(of(own))}
      difference={t('compare.points', {
        points: format.signed(Math.round(of(proposed) * 100) - Math.round(of(own) * 100), 0),
      })}
    />
  )
  return (
    <section className="card cap-s" aria-labelledby="opn-c">
      <h2 id="opn-c">{t('compare.title')}</h2>
      <div className="heat-w">
        <table className="opn-t">
          <caption className="sr">{t('compare.caption')}</caption>
          <Head first={t('compare.what')} />
          <tbody>
            {figure(t('compare.benefit'), ({ benefit }) => benefit.adopted)}
            {figure(t('compare.items'), ({ items }) => items.length)}
            {figure(t('compare.p50', { unit }), ({ p50 }) => p50)}
            {figure(t('compare.p85', { unit }), ({ p85 }) => p85)}
            {share(t('compare.holdsP50', { frame: format.number(frame.p50) }), ({ holds }) => holds.p50)}
            {share(t('compare.holdsP85', { frame: format.number(frame.p85) }), ({ holds }) => holds.p85)}
            <Row
              label={t('compare.overloads')}
              proposed={<Overloads set={proposed} />}
              own={<Overloads set={own} />}
              difference={format.signed(proposed.overloads.length - own.overloads.length, 0)}
            />
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Overloads({ set: { overloads } }: { readonly set: SetFigures }) {
  const { t } = useTranslation('opinion')
  const format = useFormat()
  if (overloads.length === 0) return t('compare.none')
  return (
    <span className="heat-o">
      <Icon of={ExclamationmarkTriangleIcon} />
      {format.number(overloads.length)}
    </span>
  )
}

export function OpinionBenefits({ opinion: { proposed, own } }: { readonly opinion: SecondOpinion }) {
  const { t } = useTranslation('opinion')
  const { structure, actor, benefit } = useProgrammeNames()
  const receivers = keysOf(proposed.benefit.byReceiver, own.benefit.byReceiver)
  // What is of items that name no receiver is nobody's, and is said, so that the parts make the whole.
  const rest = (set: SetFigures) =>
    set.benefit.adopted - Object.values(set.benefit.byReceiver).reduce((sum, each) => sum + each, 0)
  return (
    <section className="card cap-s" aria-labelledby="opn-b">
      <h2 id="opn-b">{t('benefit.title')}</h2>
      <div className="opn-2">
        <Points
          caption={t('benefit.byBenefit')}
          rows={structure.benefits.map(({ id }) => ({
            id,
            name: benefit(id),
            proposed: proposed.benefit.byBenefit[id] ?? 0,
            own: own.benefit.byBenefit[id] ?? 0,
          }))}
        />
        <Points
          caption={t('benefit.byReceiver')}
          rows={[
            ...receivers.map((id) => ({
              id,
              name: actor(id),
              proposed: proposed.benefit.byReceiver[id] ?? 0,
              own: own.benefit.byReceiver[id] ?? 0,
            })),
            { id: '', name: t('benefit.noReceiver'), proposed: rest(proposed), own: rest(own) },
          ].filter((row) => row.proposed > 0.05 || row.own > 0.05)}
        />
      </div>
    </section>
  )
}

function Points(o: {
  readonly caption: string
  readonly rows: readonly {
    readonly id: string
    readonly name: string
    readonly proposed: number
    readonly own: number
  }[]
}) {
  const format = useFormat()
  return (
    <div className="heat-w">
      <table className="opn-t">
        <caption>{o.caption}</caption>
        <Head first={o.caption} />
        <tbody>
          {o.rows.map(({ id, name, proposed, own }) => (
            <Row
              key={id}
              label={name}
              proposed={format.number(proposed, 0)}
              own={format.number(own, 0)}
              difference={format.signed(Math.round(proposed) - Math.round(own), 0)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Head({ first }: { readonly first: string }) {
  const { t } = useTranslation('opinion')
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="sr">{first}</span>
        </th>
        <th scope="col" className="num">
          {t('compare.own')}
        </th>
        <th scope="col" className="num">
          {t('compare.proposed')}
        </th>
        <th scope="col" className="num">
          {t('compare.difference')}
        </th>
      </tr>
    </thead>
  )
}

/** The board's own first: the before of what is proposed. */
function Row(o: {
  readonly label: string
  readonly own: ReactNode
  readonly proposed: ReactNode
  readonly difference: ReactNode
}) {
  return (
    <tr>
      <th scope="row">{o.label}</th>
      <td className="num">{o.own}</td>
      <td className="num strong">{o.proposed}</td>
      <td className="num">{o.difference}</td>
    </tr>
  )
}

function keysOf(...records: readonly Readonly<Record<string, number>>[]): readonly string[] {
  return [...new Set(records.flatMap((each) => Object.keys(each)))]
}
