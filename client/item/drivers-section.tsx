// What drives an item's cost: how much it follows each of the programme's drivers, in per cent. Each driver is a field of its own, so that two people saying different
// ones both keep theirs. Nothing where the programme has no drivers. Called by item-drawer.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useLanguage } from '../language/use-language.ts'
import { useRoom } from '../live/use-room.ts'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { parseNumber } from '../ui/parse-number.ts'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'
import { DrawerSection } from './drawer-section.tsx'
import './drivers-section.css'
import { refusalOf } from './refusal-of.ts'
import { useSteering } from './use-steering.ts'

type DriverId = Steering['drivers'][number]['id']

export function DriversSection({ item, mayEdit }: { readonly item: Item; readonly mayEdit: boolean }) {
  const { t } = useTranslation('frame')
  const room = useRoom()
  const language = useLanguage()
  const format = useFormat()
  const drivers = useSteering()?.drivers ?? []
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [wrong, setWrong] = useState<ReadonlySet<DriverId>>(new Set())
  if (drivers.length === 0) return null
  const exposures: Readonly<Record<string, number>> = item.drivers
  const say = (driver: DriverId, text: string) => {
    const read = parseNumber(text, language)
    const isWrong = read === undefined || (read !== null && (read < 0 || read > 100))
    setWrong((before) => new Set([...before].filter((id) => id !== driver).concat(isWrong ? [driver] : [])))
    if (isWrong) return
    const exposure = read === null ? null : read / 100
    const outcome = room.edit({
      type: 'set-part',
      item: item.id,
      set: { group: 'drivers', part: driver, value: exposure },
    })
    setRefusal(outcome.ok ? null : outcome.refusal)
  }
  return (
    <DrawerSection record={item.id} field="drivers" mayEdit={mayEdit}>
      <h3>{t('exposure.title')}</h3>
      <p className="small muted">{t('exposure.lead')}</p>
      {mayEdit ? (
        <div className="drv">
          {drivers.map(({ id, name }) => {
            const exposure = exposures[id]
            return (
              <TextField
                key={id}
                label={localName(name, language)}
                value={exposure === undefined ? '' : format.number(exposure * 100, 1)}
                error={wrong.has(id) ? t('exposure.number') : undefined}
                onCommit={(text) => say(id, text)}
              />
            )
          })}
        </div>
      ) : (
        <dl className="est-read">
          {drivers.map(({ id, name }) => {
            const exposure = exposures[id]
            return (
              <div key={id}>
                <dt className="label">{localName(name, language)}</dt>
                <dd>{exposure === undefined ? t('exposure.none') : format.percent(exposure)}</dd>
              </div>
            )
          })}
        </dl>
      )}
      {refusal !== null && <InlineRefusal what={t('exposure.notSaved')} why={refusalOf(refusal)} />}
    </DrawerSection>
  )
}
