// Why a command was not done, where it was pressed. Called by every part of a meeting that gives one.

import { useTranslation } from 'react-i18next'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import type { Asked } from './use-command.ts'

export function CommandTrouble({ of, what }: { readonly of: Pick<Asked, 'trouble'>; readonly what?: string }) {
  const { t } = useTranslation('meeting')
  if (of.trouble === null) return null
  return <InlineRefusal what={what ?? t('notDone')} why={of.trouble} />
}
