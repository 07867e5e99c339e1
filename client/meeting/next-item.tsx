// On to the next item, for whoever leads: the room goes along, and so does she. Called by the agenda, and by the middle while nothing is up.

import { ChevronRightIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { CommandTrouble } from './command-trouble.tsx'
import { goTo } from './go-to.ts'
import { useInMeeting } from './meeting-context.ts'
import { meetingKeys } from './meeting-keys.ts'
import { useCommand } from './use-command.ts'
import type { Follow } from './use-follow.ts'

/** Nothing when the last item is up. */
export function NextItem({ follow }: { readonly follow: Follow }) {
  const { t } = useTranslation('meeting')
  const { course } = useInMeeting()
  const command = useCommand()
  const to = course.next
  if (to === null) return null
  const go = () => command.run(goTo(to), () => follow.go({ page: 'agenda-item', record: to.item.id }))
  return (
    <>
      <Button icon={ChevronRightIcon} aria-keyshortcuts={meetingKeys.next} busy={command.busy} onClick={go}>
        {course.current === null && to.number === 1 ? t('agenda.first') : t('agenda.next')}
      </Button>
      <CommandTrouble of={command} />
    </>
  )
}
