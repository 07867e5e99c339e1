// Adjourning: what it ends, an open round among it, and what becomes of the items that have not been dealt with. Called by the steps under the
// agenda, for whoever leads.

import { useTranslation } from 'react-i18next'
import { useUntreated } from '../api/untreated-queries.ts'
import { UntreatedChoices, useCarryingOn } from '../item/untreated-choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { CommandTrouble } from './command-trouble.tsx'
import { useInMeeting } from './meeting-context.ts'
import { useCommand } from './use-command.ts'

export function AdjournDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('meeting')
  const { programmeId, pointId, view, deciding } = useInMeeting()
  const command = useCommand()
  const asks = deciding.rounds.some(({ state, how }) => state === 'open' && how === 'meeting')
  const untreated = useUntreated({ programmeId, pointId, seen: view.revision })
  const carrying = useCarryingOn({ programmeId, pointId, left: untreated.data?.left })
  // Carried first: what is refused is told while the meeting still stands.
  const submit = () => carrying.run(() => command.run({ type: 'adjourn' }, onClose))
  return (
    <Dialog
      title={t('adjourn.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <SaveOrCancel
          save={t('adjourn.action')}
          busy={command.busy || carrying.busy || untreated.isPending}
          onCancel={onClose}
        />
      }
    >
      {asks && <p className="strong">{t('adjourn.round')}</p>}
      <p>{t('adjourn.body')}</p>
      {carrying.left.length > 0 && (
        <>
          <p className="strong">{t('adjourn.waiting', { count: carrying.left.length })}</p>
          <UntreatedChoices {...{ programmeId, pointId, carrying }} />
        </>
      )}
      <CommandTrouble of={command} />
    </Dialog>
  )
}
