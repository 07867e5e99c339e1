// The tabs at the bottom of a phone: the three lists and «Mer», each with a picture and a word, 52 px high. Called by the shell.

import { CalendarIcon, MenuHamburgerIcon, ScissorsIcon, TasklistIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { useShellSlots } from '../ui/shell-slots.tsx'
import { usePersonMenu } from './person-menu.tsx'
import './phone-tabs.css'
import { NavCount } from './top-bar.tsx'

export type PhoneTabsProps = { readonly programmeId: ProgrammeId; readonly onOpenKeyboard: () => void }

export function PhoneTabs({ programmeId, onOpenKeyboard }: PhoneTabsProps) {
  const { t } = useTranslation('shell')
  const { t: ui } = useTranslation('ui')
  const { counts } = useShellSlots()
  const menu = usePersonMenu({ onOpenKeyboard })
  const params = { programme: programmeId }
  return (
    <nav className="tabs" aria-label={t('mainMenu')}>
      <Link to="/p/$programme/queue" params={params}>
        <Icon of={TasklistIcon} />
        {t('nav.queueShort')}
        <NavCount count={counts?.queue} />
      </Link>
      <Link to="/p/$programme/cut-list" params={params}>
        <Icon of={ScissorsIcon} />
        {t('nav.cutListShort')}
        <NavCount count={counts?.cutList} />
      </Link>
      <Link to="/p/$programme/points" params={params}>
        <Icon of={CalendarIcon} />
        {t('nav.points')}
        <NavCount count={counts?.points} />
      </Link>
      <Menu groups={menu.groups} head={menu.head} buttonClass="tab" align="end">
        <Icon of={MenuHamburgerIcon} />
        {ui('more')}
      </Menu>
      {menu.dialog}
    </nav>
  )
}
