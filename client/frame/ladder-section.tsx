// The ladder of frames as a table: what holds from which day, at which price level and in the board's own, by which document; the step that holds now is marked. Who
// steers adds a step and corrects those that are written by hand. Called by frame-page.tsx.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FrameBody } from '../../shared/contract/frame.ts'
import { inPriceYear } from '../../shared/frame/price-year.ts'
import type { FrameStep } from '../../shared/frame/steering.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useMembership } from '../api/session-queries.ts'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'
import { StepDialog } from './step-dialog.tsx'

export function LadderSection({ programmeId, body }: { readonly programmeId: ProgrammeId; readonly body: FrameBody }) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const maySteer = useMembership(programmeId)?.permissions.includes('frame.steer') ?? false
  const [open, setOpen] = useState<FrameStep | 'new' | null>(null)
  const { ladder, ladderChanged } = body
  const columns = ['from', 'kind', 'p50', 'p85', 'prices', 'document'] as const
  return (
    <section aria-labelledby="frm-ladder">
      <div className="frm-h">
        <h2 className="h2" id="frm-ladder" tabIndex={-1}>
          {t('ladder.title')}
        </h2>
        {maySteer && <Button onClick={() => setOpen('new')}>{t('ladder.add')}</Button>}
      </div>
      <table className="card frm-l">
        <caption className="sr">{t('ladder.caption')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === 'p50' || column === 'p85' ? 'num' : undefined}>
                {t(`ladder.${column}`)}
              </th>
            ))}
            {maySteer && (
              <th scope="col">
                <span className="sr">{t('ladder.edit')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {ladder.map((step) => (
            <Step
              key={`${step.from} ${step.decision}`}
              programmeId={programmeId}
              step={step}
              body={body}
              hasEdit={maySteer}
              {...(maySteer && step.kind !== 'decided' ? { onEdit: () => setOpen(step) } : {})}
            />
          ))}
        </tbody>
      </table>
      <p className="small muted frm-f">
        {ladderChanged !== null &&
          t('ladder.changed', {
            name: ladderChanged.by,
            when: format.moment(new Date(ladderChanged.at), new Date()),
          })}{' '}
        {maySteer && ladder.some(({ kind }) => kind === 'decided') && t('ladder.registerOwn')}
      </p>
      {open !== null && (
        <StepDialog
          programmeId={programmeId}
          body={body}
          step={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          focusAfter={() => document.getElementById('frm-ladder')}
        />
      )}
    </section>
  )
}

function Step(o: {
  readonly programmeId: ProgrammeId
  readonly step: FrameStep
  readonly body: FrameBody
  readonly hasEdit: boolean
  readonly onEdit?: () => void
}) {
  const { step, body } = o
  const { t } = useTranslation('frame')
  const format = useFormat()
  const holds = step.from === body.inForce.from && step.decision === body.inForce.decision
  return (
    <tr data-holds={holds ? 'true' : undefined}>
      <th scope="row">
        {format.date(step.from)} {holds && <Tag>{t('ladder.inForce')}</Tag>}
      </th>
      <td data-label={t('ladder.kind')}>
        {step.kind === 'decided' ? (
          <Link to="/p/$programme/decisions" params={{ programme: o.programmeId }}>
            {t('ladder.kinds.decided', { number: step.decision ?? 0 })}
          </Link>
        ) : (
          t(`ladder.kinds.${step.kind}`)
        )}
        {step.illustrative && <span className="muted"> ({t('ladder.illustrative')})</span>}
      </td>
      <td className="num" data-label={t('ladder.p50')}>
        {format.withUnit(step.p50, 'MNOK')}
      </td>
      <td className="num" data-label={t('ladder.p85')}>
        {format.withUnit(step.p85, 'MNOK')}
      </td>
      <td data-label={t('ladder.prices')}>
        {step.priceYear} <InBoardsPrices step={step} body={body} />
      </td>
      <td data-label={t('ladder.document')}>{step.document === '' ? '–' : step.document}</td>
      {o.hasEdit && (
        <td className="frm-e">
          {o.onEdit !== undefined && (
            <Button
              variant="tertiary"
              onClick={o.onEdit}
              aria-label={t('ladder.editStep', { from: format.date(step.from) })}
            >
              {t('ladder.edit')}
            </Button>
          )}
        </td>
      )}
    </tr>
  )
}

function InBoardsPrices({ step, body }: { readonly step: FrameStep; readonly body: FrameBody }) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  if (step.priceYear === body.priceYear) return null
  const years = { from: step.priceYear, to: body.priceYear, index: body.steering.priceIndex }
  const [p50, p85] = [inPriceYear(step.p50, years), inPriceYear(step.p85, years)]
  if (!p50.ok || !p85.ok) return null
  const words = { p50: format.number(p50.value, 1), p85: format.number(p85.value, 1), year: body.priceYear }
  return <span className="muted frm-here">{t('ladder.here', words)}</span>
}
