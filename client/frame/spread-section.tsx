// What makes the cost uncertain: how much of the spread of the whole queue follows each cause, and the items that bring most of it; small bars, and a table on request.
// Called by frame-page.tsx.

import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { costInputOf } from '../../shared/frame/cost-input.ts'
import type { Spread } from '../../shared/frame/spread.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import { localName } from '../../shared/language/local-name.ts'
import { useSimulation } from '../item/use-simulation.ts'
import { useLanguage } from '../language/use-language.ts'
import { useBoard } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { useFormat } from '../ui/use-format.ts'

const shownItems = 6

interface Bar {
  readonly id: string
  readonly name: string
  readonly share: number
}

export function SpreadSection({ steering }: { readonly steering: Steering }) {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  const { items } = useBoard()
  const spread = useSpread(steering)
  const [asTable, setAsTable] = useState(false)
  const nameOf = (cause: string): string => {
    if (cause === 'common' || cause === 'own') return t(`spread.${cause}`)
    const driver = steering.drivers.find(({ id }) => id === cause)
    return driver === undefined ? `${t('spread.driver')} (${cause})` : localName(driver.name, language)
  }
  const titles = new Map<string, string>([...items.values()].map(({ id, title }) => [id, title]))
  const causes = spread?.causes.map(({ cause, share }): Bar => ({ id: cause, name: nameOf(cause), share }))
  const brought = spread?.items.slice(0, shownItems).map(
    ({ id, share }): Bar => ({
      id,
      name: `${id} ${titles.get(id) ?? ''}`,
      share,
    }),
  )
  return (
    <section aria-labelledby="frm-spread">
      <h2 className="h2" id="frm-spread">
        {t('spread.title')}
      </h2>
      <div className="card frm-c">
        <p className="muted">{t('spread.lead')}</p>
        {causes === undefined || brought === undefined ? (
          <LoadingRows label={t('sentence.reckoning')} rows={4} />
        ) : causes.length === 0 ? (
          <p>{t('spread.none')}</p>
        ) : asTable ? (
          <div className="frm-two">
            <Table caption={t('spread.title')} head={t('spread.cause')} bars={causes} />
            <Table caption={t('spread.items')} head={t('spread.item')} bars={brought} />
          </div>
        ) : (
          <div className="frm-two">
            <Bars label={t('spread.title')} bars={causes} />
            <div>
              <h3 className="label">{t('spread.items')}</h3>
              <Bars label={t('spread.items')} bars={brought} />
            </div>
          </div>
        )}
        <Button variant="tertiary" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'spread.hideTable' : 'spread.showTable')}
        </Button>
      </div>
    </section>
  )
}

function useSpread(steering: Steering): Spread | null {
  const simulation = useSimulation(steering)
  const { queue, items } = useBoard()
  const [spread, setSpread] = useState<Spread | null>(null)
  useEffect(() => {
    if (simulation === null) return
    let isWanted = true
    const inputs = queue.flatMap((id) => items.get(id) ?? []).map(costInputOf)
    void simulation.ask({ kind: 'spread', ask: { items: inputs }, slot: 'spread' }).then((told) => {
      if (isWanted && told !== null) setSpread(told)
    })
    return () => {
      isWanted = false
    }
  }, [simulation, queue, items])
  return spread
}

function Bars({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const format = useFormat()
  const largest = Math.max(0.01, ...bars.map(({ share }) => share))
  return (
    <ul className="frm-b" aria-label={label}>
      {bars.map(({ id, name, share }) => (
        <li key={id}>
          <span>{name}</span>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect width={Math.max(0, (100 * share) / largest)} height="8" />
          </svg>
          <b className="num">{format.probability(Math.max(0, share))}</b>
        </li>
      ))}
    </ul>
  )
}

function Table({
  caption,
  head,
  bars,
}: {
  readonly caption: string
  readonly head: string
  readonly bars: readonly Bar[]
}) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  return (
    <table className="frm-t">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="num">
            {t('spread.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ id, name, share }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className="num">{format.probability(Math.max(0, share))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
