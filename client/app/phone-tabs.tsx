// The tabs at the bottom of a phone: the lists, the decisions and «Mer», each with a picture and a word, 52 px high. Called by the shell.

import { CalendarIcon, GavelIcon, MenuHamburgerIcon, ScissorsIcon, TasklistIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { usePersonMenu } from './person-menu.tsx'
import './phone-tabs.css'
import { useUnderDecisions } from './top-bar.tsx'
import { WaitingCount } from './waiting-count.tsx'

export type PhoneTabsProps = { readonly programmeId: ProgrammeId; readonly onOpenKeyboard: () => void }

export function PhoneTabs({ programmeId, onOpenKeyboard }: PhoneTabsProps) {
  const { t } = useTranslation('shell')
  const { t: ui } = useTranslation('ui')
  const menu = usePersonMenu({ onOpenKeyboard, programmeId })
  const params = { programme: programmeId }
  return (
    <nav className="tabs" aria-label={t('mainMenu')}>
      <Link to="/p/$programme/queue" params={params}>
        <Icon of={TasklistIcon} />
        {t('nav.queueShort')}
      </Link>
      <Link to="/p/$programme/cut-list" params={params}>
        <Icon of={ScissorsIcon} />
        {t('nav.cutListShort')}
      </Link>
      <Link to="/p/$programme/points" params={params}>
        <Icon of={CalendarIcon} />
        {t('nav.points')}
      </Link>
      <Link to="/p/$programme/decisions" params={params} {...useUnderDecisions()}>
        <Icon of={GavelIcon} />
        {t('nav.decisions')}
      </Link>
      <Menu groups={menu.groups} head={menu.head} buttonClass="tab" align="end">
        <Icon of={MenuHamburgerIcon} />
        {ui('more')}
        <WaitingCount count={menu.waiting} words={menu.waitingWords} />
      </Menu>
      {menu.dialog}
    </nav>
  )
}
