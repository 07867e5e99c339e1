// Benefit in the drawer: one mark from 0 to 5 per benefit of the programme, and what that is per million kroner. Every mark is a field of its
// own, so that two people marking different benefits both keep theirs. Called by item-drawer.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { BenefitId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { benefitPerMillion } from '../../shared/priority/calculated-order.ts'
import { useLanguage } from '../language/use-language.ts'
import { useRoom } from '../live/use-room.ts'
import { BenefitMarks } from '../ui/benefit-marks.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { useFormat } from '../ui/use-format.ts'
import { DrawerSection } from './drawer-section.tsx'
import { ItemScored } from './item-scored.tsx'
import { useProgrammeNames } from './programme-context.ts'
import { refusalOf } from './refusal-of.ts'
import { useSteering } from './use-steering.ts'

export function BenefitSection({ item, mayEdit }: { readonly item: Item; readonly mayEdit: boolean }) {
  const { t } = useTranslation('item')
  const room = useRoom()
  const language = useLanguage()
  const format = useFormat()
  const { structure } = useProgrammeNames()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const steering = useSteering()
  const perMillion = steering === null ? null : benefitPerMillion(item, steering)
  const mark = (benefit: BenefitId, value: number) => {
    const outcome = room.edit({ type: 'set-benefit', item: item.id, benefit, mark: value })
    setRefusal(outcome.ok ? null : outcome.refusal)
  }
  return (
    <DrawerSection record={item.id} field="benefit" mayEdit={mayEdit}>
      <h3>
        {t('benefit.title')}{' '}
        <span className="muted tiny">
          {perMillion === null
            ? Object.keys(item.benefit).length === 0
              ? t('benefit.unmarked')
              : ''
            : t('benefit.perMillion', { value: format.number(perMillion) })}
        </span>
      </h3>
      <div className="marks">
        {structure.benefits.map((benefit) => (
          <BenefitMarks
            key={benefit.id}
            label={localName(benefit.name, language)}
            value={item.benefit[benefit.id] ?? null}
            {...(mayEdit ? { onChange: (value: number) => mark(benefit.id, value) } : {})}
          />
        ))}
      </div>
      <ItemScored item={item.id} />
      {refusal !== null && <InlineRefusal what={t('benefit.notSaved')} why={refusalOf(refusal)} />}
    </DrawerSection>
  )
}
