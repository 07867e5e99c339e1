// What can be done with an alternative: work in it, propose it, adopt it, and in the menu what is done seldom. Each is offered to those alone for whom it will work.
// Called by alternative-page.tsx.

import {
  MenuElipsisHorizontalIcon,
  PadlockLockedIcon,
  PencilIcon,
  PersonGroupIcon,
  XMarkOctagonIcon,
} from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStepAlternative } from '../api/alternatives-queries.ts'
import { problemText } from '../api/problem.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { Menu } from '../ui/menu.tsx'
import { AdoptDialog } from './adopt-dialog.tsx'
import { type OneAlternative, useMaySteer } from './alternative-words.ts'
import { CloseDialog } from './close-dialog.tsx'
import { ProposeDialog } from './propose-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

export function AlternativeActions({ programmeId, alternative }: OneAlternative) {
  const { t } = useTranslation('alternatives')
  const [open, setOpen] = useState<'propose' | 'adopt' | 'rename' | 'close' | null>(null)
  const { id, state, revision } = alternative
  const step = useStepAlternative({ programmeId, id })
  const may = useMaySteer(programmeId, alternative)
  const other = alternative.visibility === 'private' ? 'shared' : 'private'
  const share = () =>
    step.mutate(
      { type: 'set-visibility', visibility: other, revision },
      { onSuccess: () => announce(t(`sharedNow.${other}`)) },
    )
  const items = [
    ...(may.isMaker && state === 'open'
      ? [
          {
            id: 'share',
            label: t(`share.${other}`),
            icon: other === 'shared' ? PersonGroupIcon : PadlockLockedIcon,
            onSelect: share,
          },
        ]
      : []),
    ...(may.steers
      ? [
          { id: 'rename', label: t('rename.open'), icon: PencilIcon, onSelect: () => setOpen('rename') },
          { id: 'close', label: t('close.open'), icon: XMarkOctagonIcon, onSelect: () => setOpen('close') },
        ]
      : []),
  ]
  const dialog = { programmeId, alternative, onClose: () => setOpen(null) }
  return (
    <>
      {!may.isOver && (
        <Button variant="primary" asChild>
          <Link to="/p/$programme/alternatives/$alternative/queue" params={{ programme: programmeId, alternative: id }}>
            {t('work')}
          </Link>
        </Button>
      )}
      {may.proposes && <Button onClick={() => setOpen('propose')}>{t('propose.open')}</Button>}
      {may.adopts && <Button onClick={() => setOpen('adopt')}>{t('adopt.open')}</Button>}
      {items.length > 0 && (
        <Menu label={t('more')} buttonClass="row-menu" align="end" groups={[{ id: 'more', items }]}>
          <Icon of={MenuElipsisHorizontalIcon} />
        </Menu>
      )}
      {step.isError && <InlineRefusal what={t('notDone')} why={problemText(step.error)} />}
      {open === 'propose' && <ProposeDialog {...dialog} />}
      {open === 'adopt' && <AdoptDialog {...dialog} />}
      {open === 'rename' && <RenameDialog {...dialog} />}
      {open === 'close' && <CloseDialog {...dialog} />}
    </>
  )
}
