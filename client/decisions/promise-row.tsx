// One promise: what, who, when, and what is done with it. Called by promises-page.tsx and by a decision's own page.

import { HourglassIcon, PadlockLockedIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardPromise } from '../../shared/contract/promises.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useMembership } from '../api/session-queries.ts'
import { ClosePromiseDialog, type Closing } from '../item/close-promise-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { dayOf, type Named } from './decision-words.ts'

export interface PromiseRowProps {
  readonly programmeId: ProgrammeId
  readonly promise: BoardPromise
  readonly isLate: boolean
  readonly named: Named
  /** On the page of what it serves: that is not linked to again. */
  readonly atDecision?: boolean
}

export function PromiseRow({ programmeId, promise, isLate, named, atDecision = false }: PromiseRowProps) {
  const { t } = useTranslation('promises')
  const format = useFormat()
  const permissions = useMembership(programmeId)?.permissions ?? []
  const [closing, setClosing] = useState<Closing | null>(null)
  const { text, owner, due, state, closedAt, decisionId, pointId } = promise
  const ways: readonly Closing[] =
    state !== 'open'
      ? permissions.includes('promise.edit')
        ? ['reopen']
        : []
      : [
          ...(permissions.includes('promise.edit') ? (['keep'] as const) : []),
          ...(permissions.includes('promise.waive') ? (['waive'] as const) : []),
        ]
  const closedOn = closedAt === null ? '' : format.date(dayOf(closedAt))
  return (
    <article className="prm-r" data-late={isLate ? 'true' : undefined}>
      <div className="prm-t">
        <h3 className="prm-w">{text}</h3>
        <p className="prm-f small">
          <span className="muted">{t('owner', { name: named(owner).name, date: format.date(due) })}</span>
          {isLate && (
            <StateWord state="bad" icon={HourglassIcon}>
              {t('late', { count: daysBetween(due, dayOf(new Date().toISOString())) })}
            </StateWord>
          )}
          {state === 'kept' && <StateWord state="ok">{t('kept', { date: closedOn })}</StateWord>}
          {state === 'waived' && <StateWord state="no">{t('waived', { date: closedOn })}</StateWord>}
          {promise.internal && (
            <StateWord state="no" icon={PadlockLockedIcon}>
              {t('internal')}
            </StateWord>
          )}
          {decisionId !== null && !atDecision && (
            <Link
              className="ds-link"
              to="/p/$programme/decisions/$decision"
              params={{ programme: programmeId, decision: decisionId }}
            >
              {t('decision')}
            </Link>
          )}
          {pointId !== null && !atDecision && (
            <Link
              className="ds-link"
              to="/p/$programme/points/$point"
              params={{ programme: programmeId, point: pointId }}
            >
              {t('point')}
            </Link>
          )}
        </p>
        {promise.closing !== '' && <p className="prm-c">{promise.closing}</p>}
      </div>
      {ways.length > 0 && (
        <div className="prm-a">
          {ways.map((way) => (
            <Button key={way} variant={way === 'keep' ? 'secondary' : 'tertiary'} onClick={() => setClosing(way)}>
              {t(way)}
            </Button>
          ))}
        </div>
      )}
      {closing !== null && (
        <ClosePromiseDialog
          programmeId={programmeId}
          promise={promise}
          closing={closing}
          onClose={() => setClosing(null)}
        />
      )}
    </article>
  )
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
