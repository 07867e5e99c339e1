// The decisions that are in sight, of however many: number, wording in the board's own voice, how it came about, and what has become of it. One that is
// exempt from the reader stands in its place with its number and day. Called by decisions-page.tsx.

import { ArrowUndoIcon, GavelIcon, HourglassIcon, PadlockLockedIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterBody, Registered } from '../../shared/contract/deciding.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { Icon } from '../ui/icon.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useScrollMargin } from '../ui/use-scroll-margin.ts'
import { WholeIds } from '../ui/whole-ids.tsx'
import { type Named, usePathSentence } from './decision-words.ts'

type Exempt = RegisterBody['exempt'][number]
type Row = Registered | Exempt

/** @returns decisions and gaps by number, newest first. */
export function withGaps(decisions: readonly Registered[], gaps: readonly Exempt[]): readonly Row[] {
  return gaps.length === 0 ? decisions : [...decisions, ...gaps].sort((a, b) => numberOf(b) - numberOf(a))
}

function numberOf(row: Row): number {
  return 'decision' in row ? row.decision.number : row.number
}

export interface DecisionListProps {
  readonly programmeId: ProgrammeId
  /** Newest first. */
  readonly rows: readonly Row[]
  readonly named: Named
}

const usualHeightPx = 132

export function DecisionList({ programmeId, rows, named }: DecisionListProps) {
  const { t } = useTranslation('decisions')
  const body = useRef<HTMLOListElement>(null)
  const margin = useScrollMargin(body)
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => usualHeightPx,
    overscan: 6,
    scrollMargin: margin,
    getItemKey: (index) => numberOf(rows[index] ?? { number: -index, decidedOn: '' }),
  })
  return (
    <ol ref={body} className="card dec-l" aria-label={t('list')} style={{ height: virtualizer.getTotalSize() + 2 }}>
      {virtualizer.getVirtualItems().map(({ index, start, key }) => {
        const row = rows[index]
        if (row === undefined) return null
        return (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - margin}px)` }}
          >
            {'decision' in row ? (
              <DecisionRow programmeId={programmeId} registered={row} named={named} />
            ) : (
              <ExemptRow {...row} />
            )}
          </li>
        )
      })}
    </ol>
  )
}

function ExemptRow({ number, decidedOn }: Exempt) {
  const { t } = useTranslation('decisions')
  const format = useFormat()
  return (
    <article className="dec-r" data-exempt="true">
      <p className="dec-r-h small muted">
        <Icon of={PadlockLockedIcon} />
        <span className="strong">{t('exempt', { number })}</span>
        <span>{format.date(decidedOn)}</span>
      </p>
    </article>
  )
}

function DecisionRow(o: { readonly programmeId: ProgrammeId; readonly registered: Registered; readonly named: Named }) {
  const { t } = useTranslation('decisions')
  const format = useFormat()
  const sentence = usePathSentence()
  const { decision, pointTitle, pointDate, reverses, reversedBy, reviewDue } = o.registered
  const { type } = decision.effect
  return (
    <article className="dec-r" data-reversed={reversedBy === null ? undefined : 'true'}>
      <p className="dec-r-h small muted">
        <Icon of={GavelIcon} />
        <span className="strong">{t('number', { number: decision.number })}</span>
        <span>
          {pointTitle}, {format.date(pointDate)}
        </span>
        <Tag>{t(`effects.${reverses !== null && type === 'none' ? 'reversal' : type}`)}</Tag>
        {decision.internal && (
          <StateWord state="no" icon={PadlockLockedIcon}>
            {t('internal')}
          </StateWord>
        )}
      </p>
      <h2 className="dec-w">
        <Link
          to="/p/$programme/decisions/$decision"
          params={{ programme: o.programmeId, decision: decision.id }}
          className="dec-a"
        >
          <WholeIds>{decision.wording}</WholeIds>
        </Link>
      </h2>
      <p className="dec-r-f small">
        <span className="muted">{sentence(decision, o.named)}</span>
        {reverses !== null && <span>{t('reverses', { number: reverses.number })}</span>}
        {reversedBy !== null && (
          <StateWord state="warn" icon={ArrowUndoIcon}>
            {t('reversedBy', { number: reversedBy.number })}
          </StateWord>
        )}
        {reviewDue && (
          <StateWord state="warn" icon={HourglassIcon}>
            {t('reviewDue')}
          </StateWord>
        )}
        {!decision.intact && <StateWord state="bad">{t('one.broken')}</StateWord>}
      </p>
    </article>
  )
}
