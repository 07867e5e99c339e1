// The top bar: the brand, the programme, its lists, and to the right what the page says of saving and people, and the person's own menu.
// Narrow: short words. Phone: brand, saving and people; the rest stands in the tabs. Called by the shell.

import { ChevronDownIcon, MagnifyingGlassIcon, MenuHamburgerIcon } from '@navikt/aksel-icons'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { useProgrammes } from '../api/programme-queries.ts'
import { useLanguage } from '../language/use-language.ts'
import { PeopleStack } from '../ui/avatar.tsx'
import { Brand } from '../ui/brand.tsx'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, type MenuGroup } from '../ui/menu.tsx'
import { SaveStatus } from '../ui/save-status.tsx'
import { useShellSlots } from '../ui/shell-slots.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { usePersonMenu } from './person-menu.tsx'
import './top-bar.css'
import { useHasRollout } from './use-has-rollout.ts'
import { useSpokenSaving } from './use-spoken-saving.ts'
import { WaitingCount } from './waiting-count.tsx'

export type TopBarProps = {
  readonly programmeId: ProgrammeId | null
  readonly onOpenKeyboard: () => void
  readonly onOpenPalette: () => void
}

export function TopBar({ programmeId, onOpenKeyboard, onOpenPalette }: TopBarProps) {
  const { t } = useTranslation('shell')
  const { t: search } = useTranslation('search')
  const slots = useShellSlots()
  useSpokenSaving(slots.save)
  const menu = usePersonMenu({ onOpenKeyboard, programmeId })
  return (
    <header className="top">
      <Link className="brand" to="/programmes" aria-label={`${t('brand')}, ${t('allProgrammes').toLowerCase()}`}>
        <Brand />
      </Link>
      {programmeId !== null && (
        <>
          <ProgrammeSwitcher programmeId={programmeId} />
          <MainNav programmeId={programmeId} />
        </>
      )}
      <div className="top-r">
        {slots.extra}
        {slots.save !== undefined && <SaveStatus label={slots.save} onShowRefused={slots.onShowRefused} />}
        {slots.people !== undefined && <PeopleStack people={slots.people} />}
        {programmeId !== null && (
          <IconButton
            label={search('open')}
            icon={MagnifyingGlassIcon}
            aria-keyshortcuts="Control+K"
            onClick={onOpenPalette}
          />
        )}
        {
          <span className="top-menu" data-always={programmeId === null ? 'true' : undefined}>
            <Menu
              label={menu.waiting === 0 ? t('menu') : `${t('menu')}, ${menu.waitingWords}`}
              groups={menu.groups}
              head={menu.head}
              buttonClass="top-menu-b"
              align="end"
            >
              <Icon of={MenuHamburgerIcon} />
              <WaitingCount count={menu.waiting} words={null} />
            </Menu>
          </span>
        }
      </div>
      {menu.dialog}
    </header>
  )
}

function ProgrammeSwitcher({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('shell')
  const language = useLanguage()
  const navigate = useNavigate()
  const programmes = useProgrammes().data ?? []
  const here = programmes.find((programme) => programme.id === programmeId)
  if (here === undefined) return null
  const groups: MenuGroup[] = [
    {
      id: 'programmes',
      label: t('programme'),
      items: programmes.map((programme) => ({
        id: programme.id,
        label: localName(programme.name, language),
        checked: programme.id === programmeId,
        onSelect: () => void navigate({ to: '/p/$programme/queue', params: { programme: programme.id } }),
      })),
    },
    {
      id: 'all',
      items: [{ id: 'all', label: t('allProgrammes'), onSelect: () => void navigate({ to: '/programmes' }) }],
    },
  ]
  return (
    <Menu groups={groups} buttonClass="prog">
      <span className="prog-n">{localName(here.name, language)}</span>
      <VisuallyHidden>, {t('programme').toLowerCase()}</VisuallyHidden>
      <Icon of={ChevronDownIcon} />
    </Menu>
  )
}

function MainNav({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('shell')
  const { t: rollout } = useTranslation('rollout')
  const params = { programme: programmeId }
  return (
    <nav className="nav" aria-label={t('mainMenu')}>
      <Link to="/p/$programme/queue" params={params}>
        {t('nav.queue')}
      </Link>
      <Link to="/p/$programme/cut-list" params={params}>
        {t('nav.cutList')}
      </Link>
      {useHasRollout(programmeId) && (
        <Link to="/p/$programme/rollout" params={params}>
          {rollout('title')}
        </Link>
      )}
      <Link to="/p/$programme/frame" params={params}>
        {t('nav.frame')}
      </Link>
      <Link to="/p/$programme/points" params={params} activeOptions={{ exact: false }}>
        {t('nav.points')}
      </Link>
      <Link to="/p/$programme/decisions" params={params} activeOptions={{ exact: false }} {...useUnderDecisions()}>
        {t('nav.decisions')}
      </Link>
    </nav>
  )
}

/** @returns what marks the way to the decisions as where one is, on the page of promises too: it stands under them. */
export function useUnderDecisions(): { readonly 'data-status'?: 'active'; readonly 'aria-current'?: 'page' } {
  const here = useRouterState({ select: ({ location }) => location.pathname.endsWith('/promises') })
  return here ? { 'data-status': 'active', 'aria-current': 'page' } : {}
}
