// The kind of an agenda item: a picture and its word. A gavel always means a decision. Called by rows, the head of an item, dialogs
// and meetings.

import { ChatIcon, CheckmarkCircleIcon, FileTextIcon, GavelIcon, TasklistIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { AgendaKind as Kind } from '../../shared/point/agenda-item.ts'
import { Icon, type IconPicture } from '../ui/icon.tsx'
import './agenda-kind.css'

const pictures: Readonly<Record<Kind, IconPicture>> = {
  decision: GavelIcon,
  discussion: ChatIcon,
  information: FileTextIcon,
  'follow-up': TasklistIcon,
  approval: CheckmarkCircleIcon,
}

export function AgendaKind({ kind }: { readonly kind: Kind }) {
  const { t } = useTranslation('points')
  return (
    <span className="ak" data-kind={kind}>
      <Icon of={pictures[kind]} />
      {t(`kinds.${kind}`)}
    </span>
  )
}
