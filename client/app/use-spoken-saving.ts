// Says aloud when saving needs a thought, and when it is well again; never each time something is saved. Called by the top bar.

import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { announceStatus } from '../ui/announce.ts'
import { type SaveLabel, saveWords } from '../ui/save-status.tsx'
import { useFormat } from '../ui/use-format.ts'

const quiet: ReadonlySet<SaveLabel['kind']> = new Set(['connecting', 'saving', 'saved'])

export function useSpokenSaving(label: SaveLabel | undefined): void {
  const { t } = useTranslation('save')
  const format = useFormat()
  const worried = useRef(false)
  const kind = label?.kind
  const text = label === undefined ? '' : saveWords(label, t, format).long
  const newest = useRef(text)
  newest.current = text
  useEffect(() => {
    if (kind === undefined) return
    if (!quiet.has(kind)) {
      worried.current = true
      announceStatus(newest.current)
    } else if (kind === 'saved' && worried.current) {
      worried.current = false
      announceStatus(newest.current)
    }
  }, [kind])
}
