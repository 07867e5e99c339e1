// What can be done with the point as a whole: the one thing that comes next as the page's primary button, the rest behind «Mer». Each opens its
// own question first, save those that lead to another page. Called by the head of a point.

import {
  ArrowUndoIcon,
  CircleSlashIcon,
  FileTextIcon,
  MenuElipsisHorizontalIcon,
  PadlockUnlockedIcon,
  PaperplaneIcon,
  PlayIcon,
} from '@navikt/aksel-icons'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingView } from '../../shared/contract/meeting.ts'
import type { Permission } from '../../shared/rules/permissions.ts'
import { isOtherDay, StartDialog } from '../item/start-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { Icon, type IconPicture } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { Menu } from '../ui/menu.tsx'
import { CallDialog } from './call-dialog.tsx'
import { type LifeAction, lifeActions } from './life-actions.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { type AtPoint, usePointCommand } from './use-point-command.ts'
import { WithdrawCallDialog } from './withdraw-call-dialog.tsx'

export interface LifeButtonsProps extends AtPoint {
  readonly view: MeetingView
  /** The day it is for, `YYYY-MM-DD`. */
  readonly date: string
  readonly permissions: readonly Permission[]
}

const pictures: Readonly<Record<LifeAction, IconPicture>> = {
  call: PaperplaneIcon,
  start: PlayIcon,
  open: PlayIcon,
  minutes: FileTextIcon,
  'withdraw-call': ArrowUndoIcon,
  cancel: CircleSlashIcon,
  resume: PlayIcon,
  reopen: PadlockUnlockedIcon,
}

export function LifeButtons({ programmeId, pointId, view, date, permissions }: LifeButtonsProps) {
  const { t } = useTranslation('point')
  const navigate = useNavigate()
  const command = usePointCommand({ programmeId, pointId })
  const [asking, setAsking] = useState<LifeAction | null>(null)
  const { next, more } = lifeActions(view.meeting, permissions)
  const goTo = (page: 'meeting' | 'minutes') => void navigate({ href: `/p/${programmeId}/points/${pointId}/${page}` })
  const act = (action: LifeAction) => {
    if (action === 'open') goTo('meeting')
    else if (action === 'minutes') goTo('minutes')
    else if (action === 'start' && isOtherDay(date)) setAsking(action)
    else if (action === 'start' || action === 'resume') command.run({ type: action }, () => goTo('meeting'))
    else setAsking(action)
  }
  const start = () => command.run({ type: 'start' }, () => goTo('meeting'))
  const close = () => setAsking(null)
  const at = { programmeId, pointId }
  return (
    <>
      {more.length > 0 && (
        <Menu
          label={t('more')}
          align="end"
          groups={[
            {
              id: 'life',
              items: more.map((action) => ({
                id: action,
                label: t(`actions.${action}`),
                icon: pictures[action],
                onSelect: () => act(action),
                ...(action === 'cancel' ? { tone: 'danger' as const } : {}),
              })),
            },
          ]}
        >
          <Icon of={MenuElipsisHorizontalIcon} />
        </Menu>
      )}
      {next !== null && (
        <Button
          variant={next === 'open' ? 'secondary' : 'primary'}
          icon={pictures[next]}
          busy={command.busy}
          onClick={() => act(next)}
        >
          {t(`actions.${next}`)}
        </Button>
      )}
      {command.trouble !== null && asking !== 'start' && (
        <div className="pp-trouble">
          <InlineRefusal what={t('notStarted')} why={command.trouble} />
        </div>
      )}
      {asking === 'call' && <CallDialog {...at} view={view} onClose={close} />}
      {asking === 'start' && <StartDialog date={date} command={command} onStart={start} onClose={close} />}
      {asking === 'withdraw-call' && <WithdrawCallDialog {...at} onClose={close} />}
      {(asking === 'cancel' || asking === 'reopen') && <ReasonDialog {...at} action={asking} onClose={close} />}
    </>
  )
}
