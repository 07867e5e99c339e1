// What an item asks of those who receive, in the drawer: person-months of each receiver in each period. Every figure is a field of its own, so that two people who write
// different ones both keep theirs. Called by item-drawer.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import type { ActorId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { capacityPicture, cellKey } from '../../shared/priority/capacity.ts'
import { useFrame } from '../api/frame-queries.ts'
import { useLanguage } from '../language/use-language.ts'
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

const mostEffort = 10_000

export function DemandSection({ item, mayEdit }: { readonly item: Item; readonly mayEdit: boolean }) {
  const { t } = useTranslation('capacity')
  const steering = useFrame(useProgrammeBody().id).data?.steering
  const { actor } = useProgrammeNames()
  const [added, setAdded] = useState<readonly ActorId[]>([])
  if (steering === undefined) return null
  // What is realised asks no more, and still says what it asked.
  const { receivers, periods, cells } = capacityPicture([{ ...item, realisedOn: null }], steering)
  const isAsked = (receiver: ActorId) => periods.some((period) => (cells.get(cellKey(receiver, period))?.load ?? 0) > 0)
  const shown = receivers.filter((receiver) => isAsked(receiver) || added.includes(receiver))
  const others = receivers.filter((receiver) => !shown.includes(receiver))
  if (periods.length === 0 && !mayEdit) return null
  return (
    <DrawerSection record={item.id} field="demand" mayEdit={mayEdit}>
      <h3>
        {t('demand.title')} <span className="muted tiny">{t('demand.unit')}</span>
      </h3>
      {shown.length === 0 && <p className="small muted">{t('demand.none')}</p>}
      {shown.map((receiver) => (
        <ReceiverDemand
          key={receiver}
          item={item}
          receiver={receiver}
          steering={steering}
          periods={periods}
          mayEdit={mayEdit}
        />
      ))}
      {mayEdit && periods.length === 0 && <p className="small muted">{t('demand.noPeriods')}</p>}
      {mayEdit && periods.length > 0 && others.length > 0 && (
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
    </DrawerSection>
  )
}

function ReceiverDemand(o: {
  readonly item: Item
  readonly receiver: ActorId
  readonly steering: Steering
  readonly periods: readonly string[]
  readonly mayEdit: boolean
}) {
  const { item, receiver, steering } = o
  const { t } = useTranslation('capacity')
  const room = useRoom()
  const language = useLanguage()
  const format = useFormat()
  const { actor } = useProgrammeNames()
  const ring = useFieldRing(item.id, 'demand')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const nameOf = (id: string) => {
    const period = steering.periods.find((each) => each.id === id)
    return period === undefined ? id : localName(period.name, language)
  }
  const effortIn = (period: string) => item.demand[cellKey(receiver, period)] ?? null
  if (!o.mayEdit) {
    return (
      <dl className="rcv">
        <dt>{actor(receiver)}</dt>
        {o.periods
          .filter((period) => effortIn(period) !== null)
          .map((period) => (
            <dd key={period}>
              <span className="muted">{nameOf(period)}:</span> {format.number(effortIn(period) ?? 0)}
            </dd>
          ))}
      </dl>
    )
  }
  const set = (period: string, value: number | null) => {
    const part = cellKey(receiver, period)
    const outcome = room.edit({ type: 'set-part', item: item.id, set: { group: 'demand', part, value } })
    setRefusal(outcome.ok ? null : outcome.refusal)
  }
  return (
    <fieldset className="rcv-f">
      <legend>{actor(receiver)}</legend>
      {o.periods.map((period) => (
        <FigureField
          key={period}
          label={nameOf(period)}
          ring={ring}
          value={effortIn(period)}
          most={mostEffort}
          range={t('demand.range')}
          onCommit={(value) => set(period, value)}
        />
      ))}
      {refusal !== null && <InlineRefusal what={t('demand.notSaved')} why={refusalOf(refusal)} />}
    </fieldset>
  )
}
