// *Vis for alle* on an item that lies over the meeting, for whoever leads. Called by meeting-page.tsx, in the bar of the item's drawer.

import { MonitorIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { ItemId, PointId, ProgrammeId } from '../../shared/ids.ts'
import { useMeeting, useMeetingCommand } from '../api/meeting-queries.ts'
import { problemText } from '../api/problem.ts'
import { useSession } from '../api/session-queries.ts'
import { Button } from '../ui/button.tsx'
import { CommandTrouble } from './command-trouble.tsx'

export interface ShowItemProps {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly itemId: ItemId
}

export function ShowItem({ programmeId, pointId, itemId }: ShowItemProps) {
  const { t } = useTranslation('meeting')
  const meeting = useMeeting(programmeId, pointId).data?.meeting
  const me = useSession().data?.person.id
  const show = useMeetingCommand(programmeId, pointId)
  if (meeting?.state !== 'in-session' || meeting.gavel !== me) return null
  const shown = meeting.shown?.page === 'item' && meeting.shown.record === itemId
  return (
    <>
      <Button
        icon={MonitorIcon}
        busy={show.isPending}
        disabled={shown}
        onClick={() => show.mutate({ command: { type: 'show', shown: { page: 'item', record: itemId } } })}
      >
        {shown ? t('sees.shown') : t('sees.show')}
      </Button>
      <CommandTrouble of={{ trouble: show.isError ? problemText(show.error) : null }} />
    </>
  )
}
