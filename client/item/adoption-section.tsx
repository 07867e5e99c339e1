// Adoption in the drawer: how far each receiver is expected to take an item into use, in per cent, and what is left of its benefit by that. Every receiver is a field of its own.
// Called by item-drawer.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { ActorId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { benefitFigures, receiversOf } from '../../shared/priority/adopted-benefit.ts'
import { useFrame } from '../api/frame-queries.ts'
import { useRoom } from '../live/use-room.ts'
import { ChipSelect } from '../ui/chip.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { useFormat } from '../ui/use-format.ts'
import { DrawerSection } from './drawer-section.tsx'
import { FigureField } from './figure-field.tsx'
import { useFieldRing } from './presence.ts'
import { useProgrammeBody, useProgrammeNames } from './programme-context.ts'
import './receiver-fields.css'
import { refusalOf } from './refusal-of.ts'

export function AdoptionSection({ item, mayEdit }: { readonly item: Item; readonly mayEdit: boolean }) {
  const { t } = useTranslation('capacity')
  const room = useRoom()
  const format = useFormat()
  const steering = useFrame(useProgrammeBody().id).data?.steering
  const { actor } = useProgrammeNames()
  const ring = useFieldRing(item.id, 'adoption')
  const [added, setAdded] = useState<readonly ActorId[]>([])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  if (steering === undefined) return null
  const named = receiversOf(item, steering)
  const shown = [...named, ...added.filter((receiver) => !named.includes(receiver))]
  const others = steering.receivers.filter((receiver) => !shown.includes(receiver))
  const usual = format.percent(steering.defaultAdoption)
  const { potential, adopted } = benefitFigures(item, steering)
  const set = (receiver: ActorId, percent: number | null) => {
    // A hundredth of a per cent is fine enough, and what is read back is what was written.
    const value = percent === null ? null : Math.round(percent * 100) / 10_000
    const outcome = room.edit({ type: 'set-part', item: item.id, set: { group: 'adoption', part: receiver, value } })
    setRefusal(outcome.ok ? null : outcome.refusal)
  }
  const percentOf = (receiver: ActorId) => {
    const share = item.adoption[receiver]
    return share === undefined ? null : Math.round(share * 10_000) / 100
  }
  return (
    <DrawerSection record={item.id} field="adoption" mayEdit={mayEdit}>
      <h3>{t('adoption.title')}</h3>
      <p className="small muted">{t('adoption.sub')}</p>
      {shown.length === 0 && <p className="small muted">{t('adoption.none', { share: usual })}</p>}
      <dl className="rcv-a">
        {shown.map((receiver) => {
          const percent = percentOf(receiver)
          return (
            <div key={receiver}>
              <dt>{actor(receiver)}</dt>
              <dd>
                {mayEdit ? (
                  <>
                    <FigureField
                      label={t('adoption.figure', { receiver: actor(receiver) })}
                      hideLabel
                      ring={ring}
                      value={percent}
                      most={100}
                      range={t('adoption.range')}
                      placeholder={format.number(steering.defaultAdoption * 100, 0)}
                      onCommit={(value) => set(receiver, value)}
                    />
                    <span aria-hidden="true">%</span>
                  </>
                ) : percent === null ? (
                  <span className="muted">{t('adoption.usual', { share: usual })}</span>
                ) : (
                  format.percent(percent / 100)
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      {mayEdit && others.length > 0 && (
        <ChipSelect
          label={t('demand.add')}
          value=""
          options={[
            { value: '', label: t('demand.choose') },
            ...others.map((receiver) => ({ value: receiver, label: actor(receiver) })),
          ]}
          onChange={(value) => {
            const receiver = others.find((each) => each === value)
            if (receiver !== undefined) setAdded([...added, receiver])
          }}
        />
      )}
      {refusal !== null && <InlineRefusal what={t('demand.notSaved')} why={refusalOf(refusal)} />}
      <p className="small rcv-n">
        {Object.keys(item.benefit).length === 0
          ? t('adoption.unmarked')
          : t('adoption.benefit', { potential: format.number(potential, 1), adopted: format.number(adopted, 1) })}
      </p>
    </DrawerSection>
  )
}
