// What steers a cut, in the drawer: how far it has come, who may decide it, whether it can be undone, and the steps by which its saving falls as cost is
// committed. Each is saved when it is left; the steps as one value. Called by item-drawer.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item, ItemCut } from '../../shared/board/item.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useRoom } from '../live/use-room.ts'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { Select } from '../ui/select.tsx'
import type { CutFieldsProps } from './cut-fields.tsx'
import { CutSaving } from './cut-saving.tsx'
import { CutSteps, RecommendCut } from './cut-status.tsx'
import './cut-steering.css'
import { refusalOf } from './refusal-of.ts'

const mayDecideKinds = ['programme-manager', 'board', 'programme-owner'] as const
const reversibleKinds = ['yes', 'partly', 'no'] as const

export function CutSteering({ item, mayEdit }: CutFieldsProps) {
  return (
    <>
      <div className="cut-st">
        <CutSteps status={item.cut.status} />
        <RecommendCut item={item} mayEdit={mayEdit} />
      </div>
      {mayEdit ? <Choices item={item} /> : <ChoicesRead cut={item.cut} />}
      <CutSaving item={item} mayEdit={mayEdit} />
    </>
  )
}

function Choices({ item }: { readonly item: Item }) {
  const { t } = useTranslation('cutList')
  const room = useRoom()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { mayDecide, reversible } = item.cut
  const keep = (outcome: ReturnType<typeof room.edit>) => setRefusal(outcome.ok ? null : outcome.refusal)
  return (
    <div className="cut-ch">
      <Select
        label={t('mayDecide.label')}
        value={mayDecide ?? ''}
        options={[
          { value: '', label: t('mayDecide.unsaid') },
          ...mayDecideKinds.map((kind) => ({ value: kind, label: t(`mayDecide.${kind}`) })),
        ]}
        onChange={(chosen) => {
          const value = mayDecideKinds.find((kind) => kind === chosen) ?? null
          keep(room.edit({ type: 'set-field', item: item.id, set: { field: 'cut.mayDecide', value } }))
        }}
      />
      <Select
        label={t('reversible.label')}
        value={reversible ?? ''}
        options={[
          { value: '', label: t('reversible.unsaid') },
          ...reversibleKinds.map((kind) => ({ value: kind, label: t(`reversible.${kind}`) })),
        ]}
        onChange={(chosen) => {
          const value = reversibleKinds.find((kind) => kind === chosen) ?? null
          keep(room.edit({ type: 'set-field', item: item.id, set: { field: 'cut.reversible', value } }))
        }}
      />
      {refusal !== null && <InlineRefusal what={t('notSet', { id: item.id })} why={refusalOf(refusal)} />}
    </div>
  )
}

function ChoicesRead({ cut: { mayDecide, reversible } }: { readonly cut: ItemCut }) {
  const { t } = useTranslation('cutList')
  return (
    <p className="small muted">
      {t(`mayDecideWords.${mayDecide ?? 'unsaid'}`)} · {t(`reversibleWords.${reversible ?? 'unsaid'}`)}
    </p>
  )
}
