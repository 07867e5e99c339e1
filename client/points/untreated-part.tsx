// What the meeting did not come to, on the page of a point that was held: where each item went, and for whoever may carry items, carrying on those that
// went nowhere. Nothing where all was treated. Called by held-card.tsx.

import { ArrowRightIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUntreated } from '../api/untreated-queries.ts'
import { UntreatedChoices, useCarryingOn } from '../item/untreated-choices.tsx'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { WholeIds } from '../ui/whole-ids.tsx'
import { useInPoint } from './point-context.ts'

export function UntreatedPart() {
  const { t } = useTranslation('held')
  const { programmeId, pointId, permissions, meeting } = useInPoint()
  const left = useUntreated({ programmeId, pointId, seen: meeting?.state ?? null }).data?.left ?? []
  const [open, setOpen] = useState(false)
  if (left.length === 0 && !open) return null
  return (
    <div>
      <h3 className="label">{t('untreated.title')}</h3>
      <ul className="he-p">
        {left.map(({ item, title }) => (
          <li key={item}>
            <WholeIds>{title}</WholeIds>
          </li>
        ))}
      </ul>
      {permissions.includes('agenda.edit') && (
        <p className="he-s">
          <Button icon={ArrowRightIcon} onClick={() => setOpen(true)}>
            {t('untreated.action')}
          </Button>
        </p>
      )}
      {open && <CarryOnDialog onClose={() => setOpen(false)} />}
    </div>
  )
}

function CarryOnDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('held')
  const { t: ui } = useTranslation('ui')
  const { programmeId, pointId, meeting } = useInPoint()
  const at = { programmeId, pointId }
  const told = useUntreated({ ...at, seen: meeting?.state ?? null }).data
  const carrying = useCarryingOn({ ...at, left: told?.left })
  const { count } = carrying
  const done = () => {
    announce(t('untreated.done', { count }))
    onClose()
  }
  return (
    <Dialog
      title={t('untreated.dialog')}
      onClose={onClose}
      onSubmit={() => count > 0 && carrying.run(done)}
      actions={
        <>
          {count > 0 && (
            <Button type="submit" variant="primary" busy={carrying.busy}>
              {t('untreated.save', { count })}
            </Button>
          )}
          <Button variant="tertiary" onClick={onClose}>
            {ui('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('untreated.body')}</p>
      <UntreatedChoices {...at} carrying={carrying} />
    </Dialog>
  )
}
