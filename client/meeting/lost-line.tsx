// The server has not answered for a while: what stands here may be old, and the page tries again by itself. Called by meeting-view.tsx.

import { CloudSlashIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useInMeeting } from './meeting-context.ts'

export function LostLine() {
  const { t } = useTranslation('meeting')
  const { view } = useInMeeting()
  const format = useFormat()
  return (
    <p className="m-lost" role="status">
      <Icon of={CloudSlashIcon} />
      {t('lost', { time: format.clock(new Date(view.serverTime)) })}
    </p>
  )
}
