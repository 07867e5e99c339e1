// Promises to the board that are not kept yet, at the head of the follow-up: those that are overdue first, each with who owes it and since when. Kept
// with evidence, or waived with a reason by whoever leads. Called by the view of a follow-up item.

import { HourglassIcon } from '@navikt/aksel-icons'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardPromise } from '../../shared/contract/promises.ts'
import { usePromises } from '../api/promises-queries.ts'
import { ClosePromiseDialog, type Closing } from '../item/close-promise-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import './overdue-promises.css'
import { dayOf } from '../item/point-order.ts'
import { useInPoint, useMayInPoint } from './point-context.ts'

export function OverduePromises() {
  const { t } = useTranslation('point')
  const { programmeId } = useInPoint()
  const told = usePromises(programmeId)
  const titleId = useId()
  const [closing, setClosing] = useState<{ readonly promise: BoardPromise; readonly closing: Closing } | null>(null)
  const open = told.data?.promises.filter(({ state }) => state === 'open') ?? []
  if (open.length === 0) return null
  const today = dayOf(new Date())
  const overdue = open.filter(({ due }) => due < today).length
  return (
    <section className="op" aria-labelledby={titleId}>
      <p className="label" id={titleId}>
        {t('promises.title', { count: open.length })}
        {overdue > 0 && `, ${t('promises.overdue', { count: overdue })}`}
      </p>
      <ul>
        {open.map((promise) => (
          <PromiseRow
            key={promise.id}
            promise={promise}
            late={promise.due < today}
            owner={told.data?.people.find(({ id }) => id === promise.owner)?.name ?? ''}
            onClose={(how) => setClosing({ promise, closing: how })}
          />
        ))}
      </ul>
      {closing !== null && (
        <ClosePromiseDialog programmeId={programmeId} {...closing} onClose={() => setClosing(null)} />
      )}
    </section>
  )
}

function PromiseRow(o: {
  readonly promise: BoardPromise
  readonly late: boolean
  readonly owner: string
  readonly onClose: (how: Closing) => void
}) {
  const { t } = useTranslation('point')
  const { t: words } = useTranslation('promises')
  const format = useFormat()
  const mayKeep = useMayInPoint('promise.edit')
  const mayWaive = useMayInPoint('promise.waive')
  const due = format.date(o.promise.due)
  return (
    <li data-promise={o.promise.id}>
      <span>
        {o.promise.text}
        <span className="op-w">
          <StateWord state={o.late ? 'bad' : 'no'} icon={HourglassIcon}>
            {t(o.late ? 'promises.wasDue' : 'promises.due', { date: due })}
          </StateWord>
          <span className="muted small">{o.owner}</span>
        </span>
      </span>
      <span className="op-a">
        {mayKeep && (
          <Button variant="tertiary" onClick={() => o.onClose('keep')}>
            {words('keep')}
          </Button>
        )}
        {mayWaive && (
          <Button variant="tertiary" onClick={() => o.onClose('waive')}>
            {words('waive')}
          </Button>
        )}
      </span>
    </li>
  )
}
