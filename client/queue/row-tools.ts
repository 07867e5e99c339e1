// What every row needs and none of them changes: words, figures, names. Handed down from the table, so that a row that scrolls into
// sight is drawn without looking them up again. Called by queue-table.tsx and the parts of a row.

import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Steering } from '../../shared/frame/steering.ts'
import { type ProgrammeNames, useProgrammeNames } from '../item/programme-context.ts'
import { useSteering } from '../item/use-steering.ts'
import type { Format } from '../ui/format.ts'
import { useFormat } from '../ui/use-format.ts'

export interface RowTools {
  readonly t: TFunction<'queue'>
  readonly words: TFunction<'item'>
  readonly comments: TFunction<'comments'>
  readonly lines: TFunction<'frameLines'>
  readonly views: TFunction<'queueViews'>
  readonly format: Format
  readonly names: ProgrammeNames
  /** What the programme reckons with; null until it is known. */
  readonly steering: Steering | null
}

/** @returns the same object until the language, the programme or what it reckons with changes. */
export function useRowTools(): RowTools {
  const { t } = useTranslation('queue')
  const { t: words } = useTranslation('item')
  const { t: comments } = useTranslation('comments')
  const { t: lines } = useTranslation('frameLines')
  const { t: views } = useTranslation('queueViews')
  const format = useFormat()
  const names = useProgrammeNames()
  const steering = useSteering()
  return useMemo(
    () => ({ t, words, comments, lines, views, format, names, steering }),
    [t, words, comments, lines, views, format, names, steering],
  )
}
