// Why an estimate stands unsaved, under its fields: not in order, or changed by somebody else meanwhile, with the ways on.
// Called by the drawer's estimate and the row's.

import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { Estimate } from '../../shared/board/value.ts'
import { usePresenceAt } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { useFormat } from '../ui/use-format.ts'
import { estimateParts } from './estimate-draft.ts'
import { editorOf } from './presence.ts'
import { refusalOf } from './refusal-of.ts'
import type { EstimateEditing } from './use-estimate.ts'

export function EstimateTroublePanel({ item, editing }: { readonly item: Item; readonly editing: EstimateEditing }) {
  const { t } = useTranslation('item')
  const format = useFormat()
  const entries = usePresenceAt(item.id)
  const { trouble, texts } = editing
  if (trouble === null) return null
  const typed = estimateParts.map((part) => texts[part].trim() || '–').join(' / ')
  if (trouble.kind === 'refused') {
    const why = trouble.refusal.code === 'INVALID' ? t('estimate.notANumber') : refusalOf(trouble.refusal)
    return (
      <InlineRefusal
        what={t('estimate.notSaved', { value: typed })}
        why={why}
        copyText={typed}
        actions={<Button onClick={editing.putBack}>{t('estimate.discard')}</Button>}
      />
    )
  }
  // Where they changed one figure alone, that figure is what is asked about.
  const only = trouble.parts.length === 1 ? trouble.parts[0] : undefined
  const say = (estimate: Estimate | null): string => {
    if (estimate === null) return t('estimate.empty')
    if (only !== undefined) return format.number(estimate[only])
    return estimateParts.map((part) => format.number(estimate[part])).join(' / ')
  }
  return (
    <InlineRefusal
      what={t('estimate.notSaved', { value: say(trouble.mine) })}
      why={t('estimate.changed', {
        name: editorOf({ entries, field: 'estimate' }) ?? t('someone'),
        before: say(trouble.base),
        after: say(trouble.theirs),
      })}
      copyText={typed}
      actions={
        <>
          <Button onClick={editing.putBack}>{t('estimate.keep', { value: say(trouble.theirs) })}</Button>
          {trouble.mine !== null && (
            <Button onClick={editing.commitOver}>{t('estimate.useMine', { value: say(trouble.mine) })}</Button>
          )}
        </>
      }
    />
  )
}
