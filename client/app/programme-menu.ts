// What a programme has besides its lists and points, as groups of a menu: what waits, what has changed, what was said, how it was; who is on
// the board, and for those who answer for it, who did what. Each is offered to those alone who may open it. Called by person-menu.tsx.

import {
  BarChartIcon,
  BellIcon,
  BranchingIcon,
  ChatIcon,
  ClockDashedIcon,
  CompassIcon,
  InboxIcon,
  LineGraphIcon,
  PersonGroupIcon,
  PersonTallShortIcon,
  RocketIcon,
  ShieldLockIcon,
  TableIcon,
  TimerStartIcon,
} from '@navikt/aksel-icons'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import type { Permission } from '../../shared/rules/permissions.ts'
import { useMembership } from '../api/session-queries.ts'
import type { MenuGroup, MenuItem } from '../ui/menu.tsx'
import { useHasRollout } from './use-has-rollout.ts'
import { useInboxItems } from './use-inbox-items.ts'

interface Entry extends Omit<MenuItem, 'onSelect'> {
  readonly to:
    | '/p/$programme/rollout'
    | '/p/$programme/inbox'
    | '/p/$programme/capacity'
    | '/p/$programme/second-opinion'
    | '/p/$programme/alternatives'
    | '/p/$programme/frame'
    | '/p/$programme/changes'
    | '/p/$programme/history'
    | '/p/$programme/comments'
    | '/p/$programme/scores'
    | '/p/$programme/notifications'
    | '/p/$programme/members'
    | '/p/$programme/sheets'
    | '/p/$programme/audit'
  /** Whoever may this is offered it. */
  readonly needs: Permission
}

function rolloutEntry(label: string): Entry {
  return { id: 'rollout', label, icon: RocketIcon, to: '/p/$programme/rollout', needs: 'board.read' }
}

/** @param programmeId null outside a programme: there are none then */
export function useProgrammeMenu(programmeId: ProgrammeId | null): readonly MenuGroup[] {
  const { t: capacity } = useTranslation('capacity')
  const { t: alternatives } = useTranslation('alternatives')
  const { t: changes } = useTranslation('changes')
  const { t: comments } = useTranslation('comments')
  const { t: frame } = useTranslation('frame')
  const { t: scores } = useTranslation('scores')
  const { t: history } = useTranslation('history')
  const { t: members } = useTranslation('members')
  const { t: audit } = useTranslation('audit')
  const { t: sheets } = useTranslation('sheets')
  const { t: inbox } = useTranslation('inbox')
  const { t: rollout } = useTranslation('rollout')
  const { here } = useInboxItems(programmeId)
  const hasRollout = useHasRollout(programmeId)
  const navigate = useNavigate()
  const permissions = useMembership(programmeId)?.permissions ?? []
  if (programmeId === null) return []
  const group = (id: string, entries: readonly Entry[]): MenuGroup => ({
    id,
    items: entries
      .filter(({ needs }) => permissions.includes(needs))
      .map(({ to, needs: _needs, ...item }) => ({
        ...item,
        onSelect: () => void navigate({ to, params: { programme: programmeId } }),
      })),
  })
  return [
    group('since', [
      { id: 'inbox', label: here, icon: InboxIcon, to: '/p/$programme/inbox', needs: 'board.read' },
      {
        id: 'changes',
        label: changes('title'),
        icon: ClockDashedIcon,
        to: '/p/$programme/changes',
        needs: 'board.read',
      },
      {
        id: 'comments',
        label: comments('title'),
        icon: ChatIcon,
        to: '/p/$programme/comments',
        needs: 'comment.read',
      },
      {
        id: 'history',
        label: history('title'),
        icon: TimerStartIcon,
        to: '/p/$programme/history',
        needs: 'board.read',
      },
      {
        id: 'notifications',
        label: inbox('notifications.title'),
        icon: BellIcon,
        to: '/p/$programme/notifications',
        needs: 'board.read',
      },
    ]),
    group('steering', [
      { id: 'frame', label: frame('title'), icon: LineGraphIcon, to: '/p/$programme/frame', needs: 'board.read' },
      ...(hasRollout ? [rolloutEntry(rollout('title'))] : []),
      {
        id: 'capacity',
        label: capacity('title'),
        icon: PersonTallShortIcon,
        to: '/p/$programme/capacity',
        needs: 'board.read',
      },
      {
        id: 'second-opinion',
        label: capacity('opinion'),
        icon: CompassIcon,
        to: '/p/$programme/second-opinion',
        needs: 'board.read',
      },
      {
        id: 'alternatives',
        label: alternatives('title'),
        icon: BranchingIcon,
        to: '/p/$programme/alternatives',
        needs: 'alternative.make',
      },
      { id: 'scores', label: scores('title'), icon: BarChartIcon, to: '/p/$programme/scores', needs: 'board.read' },
      { id: 'sheets', label: sheets('title'), icon: TableIcon, to: '/p/$programme/sheets', needs: 'board.read' },
    ]),
    group('answers', [
      {
        id: 'members',
        label: members('title'),
        icon: PersonGroupIcon,
        to: '/p/$programme/members',
        needs: 'board.read',
      },
      { id: 'audit', label: audit('title'), icon: ShieldLockIcon, to: '/p/$programme/audit', needs: 'audit.read' },
    ]),
  ].filter(({ items }) => items.length > 0)
}
