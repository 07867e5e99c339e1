// What the system knows by itself at a point, as sentences that fill themselves, each with the items it is about. Called by the card of the questions.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { KnownFacts } from '../../shared/contract/meeting.ts'
import type { ItemId } from '../../shared/ids.ts'
import { dayOf } from '../item/point-order.ts'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { type FactLine, factLines } from './fact-lines.ts'
import { FrameFactsPart } from './frame-facts.tsx'
import { LinkedChip } from './linked-items.tsx'
import { useInPoint } from './point-context.ts'

const mostChips = 8

export function KnownFactsPart({ facts }: { readonly facts: KnownFacts }) {
  const { t } = useTranslation('point')
  const format = useFormat()
  const lines = factLines(facts)
  const since = facts.changes === null ? null : format.date(dayOf(new Date(facts.changes.since)))
  return (
    <section className="kf" aria-labelledby="facts-title">
      <h3 className="kf-t" id="facts-title">
        {t('facts.title')}
      </h3>
      {since !== null && <p className="muted small">{t('facts.since', { date: since })}</p>}
      <FrameFactsPart facts={facts.frame} />
      {lines.length === 0 ? (
        <p className="muted">{t(facts.changes === null ? 'facts.nothing' : 'facts.nothingNew')}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={`${line.kind}${line.kind === 'expiring' ? line.items.join() : ''}`}>
              <FactWords line={line} />
              <Chips items={line.items} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function FactWords({ line }: { readonly line: FactLine }) {
  const { t } = useTranslation('point')
  const format = useFormat()
  const { programmeId } = useInPoint()
  if (line.kind === 'expiring' || line.kind === 'later') {
    const count = line.items.length
    return <StateWord state="warn">{t(`facts.${line.kind}`, { count, date: format.date(line.date) })}</StateWord>
  }
  const words = t(`facts.${line.kind}`, { count: line.count })
  if (line.kind === 'overdue') {
    return (
      <>
        <StateWord state="bad">{words}</StateWord>
        <Link className="ds-link small" to="/p/$programme/promises" params={{ programme: programmeId }}>
          {t('facts.promises')}
        </Link>
      </>
    )
  }
  return line.kind === 'unready' ? <StateWord state="warn">{words}</StateWord> : <span>{words}</span>
}

function Chips({ items }: { readonly items: readonly ItemId[] }) {
  const { t } = useTranslation('point')
  if (items.length === 0) return null
  return (
    <span className="kf-c">
      {items.slice(0, mostChips).map((id) => (
        <LinkedChip key={id} id={id} />
      ))}
      {items.length > mostChips && (
        <span className="muted small">{t('facts.more', { count: items.length - mostChips })}</span>
      )}
    </span>
  )
}
