// The ways to what waits for the reader, with how much it is: to this programme's inbox always, to another's when something waits there. Called by the
// menus.

import { InboxIcon } from '@navikt/aksel-icons'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { useProgrammes } from '../api/programme-queries.ts'
import { useWaitingCounts } from '../item/use-waiting.ts'
import { useLanguage } from '../language/use-language.ts'
import type { MenuItem } from '../ui/menu.tsx'

/** @param programmeId null outside a programme */
export function useInboxItems(programmeId: ProgrammeId | null): {
  /** How much presses on all her programmes, and that in words. */
  readonly waiting: number
  readonly waitingWords: string
  /** What the way to this programme's inbox is called. */
  readonly here: string
  readonly there: readonly MenuItem[]
} {
  const { t } = useTranslation('inbox')
  const { t: words } = useTranslation('waiting')
  const language = useLanguage()
  const navigate = useNavigate()
  const counts = useWaitingCounts(programmeId)
  const programmes = useProgrammes().data ?? []
  const here = counts.find((each) => each.programmeId === programmeId)?.count ?? 0
  const there = counts.flatMap(({ programmeId: programme, count }): MenuItem[] => {
    const name = programmes.find(({ id }) => id === programme)?.name
    if (programme === programmeId || count === 0 || name === undefined) return []
    return [
      {
        id: `inbox-${programme}`,
        label: t('there', { programme: localName(name, language), count }),
        icon: InboxIcon,
        onSelect: () => void navigate({ to: '/p/$programme/inbox', params: { programme } }),
      },
    ]
  })
  const waiting = counts.reduce((sum, { count }) => sum + count, 0)
  return {
    waiting,
    waitingWords: words('count', { count: waiting }),
    here: here === 0 ? t('hereNone') : t('here', { count: here }),
    there,
  }
}
