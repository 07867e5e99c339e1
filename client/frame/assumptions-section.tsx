// Everything the programme reckons with, for everybody to see, and for those who steer a way to change each part. Called by frame-page.tsx.

import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FrameBody } from '../../shared/contract/frame.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { useMembership } from '../api/session-queries.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useLanguage } from '../language/use-language.ts'
import { Button } from '../ui/button.tsx'
import { useFormat } from '../ui/use-format.ts'
import { BenefitDialog } from './benefit-dialog.tsx'
import { CapacityDialog } from './capacity-dialog.tsx'
import { CapacityTable } from './capacity-table.tsx'
import { DriversDialog } from './drivers-dialog.tsx'
import { ModelDialog } from './model-dialog.tsx'
import { PeriodsDialog } from './periods-dialog.tsx'
import { PricesDialog } from './prices-dialog.tsx'

type Part = 'model' | 'drivers' | 'benefit' | 'prices' | 'periods' | 'capacity'

const dialogs = {
  model: ModelDialog,
  drivers: DriversDialog,
  benefit: BenefitDialog,
  prices: PricesDialog,
  periods: PeriodsDialog,
  capacity: CapacityDialog,
} as const

export function AssumptionsSection({
  programmeId,
  body,
}: {
  readonly programmeId: ProgrammeId
  readonly body: FrameBody
}) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const maySteer = useMembership(programmeId)?.permissions.includes('frame.steer') ?? false
  const [open, setOpen] = useState<Part | null>(null)
  const { changed } = body
  const Dialog = open === null ? null : dialogs[open]
  const card = (part: Part, content: ReactNode) => (
    <div className="card frm-c" data-part={part}>
      <div className="frm-h">
        <h3 className="strong">{t(`assume.${part}`)}</h3>
        {maySteer && (
          <Button
            variant="tertiary"
            aria-label={`${t('assume.edit')}: ${t(`assume.${part}`)}`}
            onClick={() => setOpen(part)}
          >
            {t('assume.edit')}
          </Button>
        )}
      </div>
      {content}
    </div>
  )
  return (
    <section aria-labelledby="frm-assume">
      <h2 className="h2" id="frm-assume">
        {t('assume.title')}
      </h2>
      <p className="muted frm-f">
        {t('assume.lead')}{' '}
        {changed === null
          ? t('assume.asBegun')
          : t('assume.changed', { name: changed.by, when: format.moment(new Date(changed.at), new Date()) })}
      </p>
      <div className="frm-grid">
        {card('model', <Model body={body} />)}
        {card('drivers', <Drivers body={body} />)}
        {card('benefit', <Benefit body={body} />)}
        {card('prices', <Prices body={body} />)}
        {card('periods', <Periods body={body} />)}
        {card('capacity', <CapacityTable steering={body.steering} />)}
      </div>
      {Dialog !== null && <Dialog body={body} onClose={() => setOpen(null)} />}
    </section>
  )
}

function Facts({ rows }: { readonly rows: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="frm-dl">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Model({ body: { steering } }: { readonly body: FrameBody }) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  return (
    <Facts
      rows={[
        [t('assume.reading'), t(`assume.readings.${steering.reading}`)],
        [t('assume.distribution'), t(`assume.distributions.${steering.distribution}`)],
        [t('assume.correlation'), format.number(steering.correlation, 4)],
        [t('assume.trials'), format.number(steering.trials)],
        [t('assume.seed'), String(steering.seed)],
      ]}
    />
  )
}

function Drivers({ body: { steering } }: { readonly body: FrameBody }) {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  if (steering.drivers.length === 0) return <p className="muted">{t('assume.driversNone')}</p>
  return <Facts rows={steering.drivers.map(({ id, name }) => [id, localName(name, language)])} />
}

function Benefit({ body: { steering } }: { readonly body: FrameBody }) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const { structure, benefit } = useProgrammeNames()
  const weights: Readonly<Record<string, number>> = steering.weights
  return (
    <Facts
      rows={[
        ...structure.benefits.map(({ id }) => [benefit(id), format.number(weights[id] ?? 1)] as const),
        [t('assume.reason'), t('assume.places', { count: steering.reasonBeyondPlaces })],
        [t('assume.adoption'), format.percent(steering.defaultAdoption)],
      ]}
    />
  )
}

function Prices({ body: { steering, priceYear } }: { readonly body: FrameBody }) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  if (steering.priceIndex.length === 0) return <p className="muted">{t('assume.pricesNone', { year: priceYear })}</p>
  return <Facts rows={steering.priceIndex.map(({ year, index }) => [String(year), format.number(index, 1)])} />
}

function Periods({ body: { steering } }: { readonly body: FrameBody }) {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  const format = useFormat()
  if (steering.periods.length === 0) return <p className="muted">{t('assume.none')}</p>
  return (
    <Facts
      rows={steering.periods.map(({ name, from, to }) => [
        localName(name, language),
        `${format.date(from)} – ${format.date(to)}`,
      ])}
    />
  )
}
