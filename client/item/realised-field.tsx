// The day an item's scope was realised, in the drawer: what is realised no longer asks for anything, and when all of an area's prioritised scope is, its cuts are
// offered back. Called by item-drawer.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useRoom } from '../live/use-room.ts'
import { DateField } from '../ui/date-field.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { DrawerSection } from './drawer-section.tsx'
import { refusalOf } from './refusal-of.ts'

export function RealisedField({ item, mayEdit }: { readonly item: Item; readonly mayEdit: boolean }) {
  const { t } = useTranslation('rollout')
  const room = useRoom()
  const format = useFormat()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { realisedOn } = item
  return (
    <DrawerSection record={item.id} field="realisedOn" mayEdit={mayEdit}>
      <h3>
        {t('realised.title')}{' '}
        <StateWord state={realisedOn === null ? 'no' : 'ok'}>
          {realisedOn === null ? t('realised.not') : format.date(realisedOn)}
        </StateWord>
      </h3>
      {mayEdit && (
        <DateField
          label={t('realised.on')}
          value={realisedOn}
          error={refusal === null ? null : refusalOf(refusal)}
          onCommit={(value) => {
            const outcome = room.edit({ type: 'set-field', item: item.id, set: { field: 'realisedOn', value } })
            setRefusal(outcome.ok ? null : outcome.refusal)
          }}
        />
      )}
    </DrawerSection>
  )
}
