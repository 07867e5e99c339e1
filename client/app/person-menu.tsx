// The person's own menu: who she is, language, colours, the keyboard, another seat, leaving. The same behind the top bar's button and the
// phone's «Mer». Called by both.

import {
  EnterIcon,
  LaptopIcon,
  LeaveIcon,
  PersonGroupIcon,
  QuestionmarkCircleIcon,
  TasklistIcon,
} from '@navikt/aksel-icons'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import { languages } from '../../shared/language/languages.ts'
import { useSession } from '../api/session-queries.ts'
import { useSignInWays } from '../api/sign-in-queries.ts'
import { useLanguage } from '../language/use-language.ts'
import { chooseLanguage } from '../language/words.ts'
import type { MenuGroup } from '../ui/menu.tsx'
import { chooseTheme, storedTheme, themes } from '../ui/theme.ts'
import { useProgrammeMenu } from './programme-menu.ts'
import { useInboxItems } from './use-inbox-items.ts'
import { useLeave } from './use-leave.tsx'

export type PersonMenu = {
  readonly head: ReactNode
  readonly groups: readonly MenuGroup[]
  readonly dialog: ReactNode
  /** How much waits for her on all her programmes, and that in words. */
  readonly waiting: number
  readonly waitingWords: string
}

/** @returns the menu; also for a visitor without a seat, who may choose language and colours. */
export function usePersonMenu(o: {
  readonly onOpenKeyboard: () => void
  /** null outside a programme. */
  readonly programmeId: ProgrammeId | null
}): PersonMenu {
  const { onOpenKeyboard, programmeId } = o
  const { t } = useTranslation('shell')
  const language = useLanguage()
  const [theme, setTheme] = useState(storedTheme)
  const navigate = useNavigate()
  const session = useSession().data ?? null
  // Seats are the demonstration's; elsewhere one signs in and out.
  const hasSeats = useSignInWays().data?.seats ?? true
  const { leave, dialog } = useLeave(session?.person.id ?? null)
  const ofProgramme = useProgrammeMenu(programmeId)
  const { waiting, waitingWords, there } = useInboxItems(programmeId)
  const look: MenuGroup[] = [
    {
      id: 'language',
      label: t('language'),
      items: languages.map((one) => ({
        id: one,
        label: t(`languages.${one}`),
        checked: one === language,
        onSelect: () => void chooseLanguage(one),
      })),
    },
    {
      id: 'theme',
      label: t('theme'),
      items: themes.map((one) => ({
        id: one,
        label: t(`themes.${one}`),
        checked: one === theme,
        onSelect: () => {
          chooseTheme(one)
          setTheme(one)
        },
      })),
    },
    {
      id: 'keyboard',
      items: [{ id: 'keyboard', label: t('keyboard.open'), icon: QuestionmarkCircleIcon, onSelect: onOpenKeyboard }],
    },
  ]
  if (session === null) return { head: t('brand'), groups: look, dialog, waiting, waitingWords }
  const seat: MenuGroup = {
    id: 'seat',
    items: [
      {
        id: 'programmes',
        label: t('allProgrammes'),
        icon: TasklistIcon,
        onSelect: () => void navigate({ to: '/programmes' }),
      },
      {
        id: 'sessions',
        label: t('sessions'),
        icon: LaptopIcon,
        onSelect: () => void navigate({ to: '/sessions' }),
      },
      {
        id: 'change',
        label: hasSeats ? t('changeSeat') : t('signInAgain'),
        icon: hasSeats ? PersonGroupIcon : EnterIcon,
        onSelect: () => void navigate({ to: '/seats', search: hasSeats ? {} : { next: location.pathname } }),
      },
      {
        id: 'leave',
        label: hasSeats ? t('signOut') : t('logOut'),
        icon: LeaveIcon,
        onSelect: leave,
      },
    ],
  }
  const elsewhere: readonly MenuGroup[] = there.length === 0 ? [] : [{ id: 'elsewhere', items: there }]
  const head = (
    <>
      <b className="strong">{session.person.name}</b>
      <br />
      <span className="muted small">{session.person.organisation}</span>
    </>
  )
  return { head, groups: [...ofProgramme, ...elsewhere, ...look, seat], dialog, waiting, waitingWords }
}
