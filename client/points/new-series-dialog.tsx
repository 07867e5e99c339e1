// «Ny serie»: how often points are held, and the head each of them begins with. The date is that of the first; a number at the end of the name goes
// up. Called by the series of a programme.

import { Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeBody } from '../../shared/contract/http.ts'
import { frequencies } from '../../shared/contract/meeting.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { usePoints } from '../api/programme-queries.ts'
import { useCreateSeries } from '../api/series-queries.ts'
import { nextNumber } from '../item/point-order.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { Select } from '../ui/select.tsx'
import { wholeMinutes } from './head-draft.ts'
import { HeadForm } from './head-form.tsx'
import { useHeadDraft } from './use-head-draft.ts'

export interface NewSeriesDialogProps {
  readonly programmeId: ProgrammeId
  readonly members: ProgrammeBody['members']
  readonly onClose: () => void
}

/** The shortest and longest time between two points of a series, days. */
const everyDaysRange = { least: 7, most: 1_100 }

export function NewSeriesDialog({ programmeId, members, onClose }: NewSeriesDialogProps) {
  const { t } = useTranslation('series')
  const { t: points } = useTranslation('points')
  const create = useCreateSeries(programmeId)
  const number = nextNumber(usePoints(programmeId).data ?? [])
  const { form, read } = useHeadDraft(() => ({
    title: points('create.prefilled', { number }),
    date: '',
    startsAt: '10:00',
    lengthMinutes: '240',
    place: '',
    chair: members.find((member) => member.role === 'programme-owner')?.person.name ?? '',
    facilitator: members.find((member) => member.role === 'facilitator')?.person.name ?? '',
  }))
  const [frequency, setFrequency] = useState<(typeof frequencies)[number]>('half-yearly')
  const [days, setDays] = useState('90')
  const [badDays, setBadDays] = useState(false)
  const submit = () => {
    const everyDays = frequency === 'own' ? wholeMinutes(days) : null
    const fits = everyDays === null || (everyDays >= everyDaysRange.least && everyDays <= everyDaysRange.most)
    setBadDays(!fits)
    const head = read()
    if (head !== null && fits && !create.isPending) {
      create.mutate({ frequency, everyDays, head }, { onSuccess: onClose })
    }
  }
  return (
    <Dialog
      title={t('create.title')}
      width="wide"
      onClose={onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('create.save')} busy={create.isPending} onCancel={onClose} />}
    >
      <p className="muted">{t('create.body')}</p>
      <div className="ns-often">
        <Select
          label={t('create.often')}
          value={frequency}
          options={frequencies.map((each) => ({ value: each, label: t(`often.${each}`) }))}
          onChange={(value) => setFrequency(frequencies.find((each) => each === value) ?? frequency)}
        />
        {frequency === 'own' && (
          <Field label={t('create.days')} error={badDays ? t('create.badDays', everyDaysRange) : undefined}>
            {(wires) => (
              <Input
                {...wires}
                data-fig="true"
                inputMode="numeric"
                autoComplete="off"
                value={days}
                onChange={(event) => {
                  setDays(event.target.value)
                  setBadDays(false)
                }}
              />
            )}
          </Field>
        )}
      </div>
      <HeadForm {...form} members={members} />
      {create.isError && <InlineRefusal what={t('create.notSaved')} why={problemText(create.error)} />}
    </Dialog>
  )
}
