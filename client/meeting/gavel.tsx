// The gavel, shown to all: with whom it is, a way to give it on, and a way to take it for those who may lead. It is moved by a press and by
// nothing else. Called by the meeting's bar.

import { GavelIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonId } from '../../shared/ids.ts'
import { may } from '../../shared/rules/permissions.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { CommandTrouble } from './command-trouble.tsx'
import { isPresent, useInMeeting } from './meeting-context.ts'
import { useCommand } from './use-command.ts'
import '../ui/pick-rows.css'

export function Gavel() {
  const { t } = useTranslation('meeting')
  const { view, leads, person, may: mine } = useInMeeting()
  const [asking, setAsking] = useState<'give' | 'take' | null>(null)
  const take = useCommand()
  const { gavel, state } = view.meeting
  if (state !== 'in-session') return null
  const words = leads
    ? t('gavel.yours')
    : gavel === null
      ? t('gavel.free')
      : t('gavel.with', { name: person(gavel).name })
  return (
    <>
      <span className="m-gavel" data-own={leads ? 'true' : undefined}>
        <Icon of={GavelIcon} />
        {words}
      </span>
      {leads && <Button onClick={() => setAsking('give')}>{t('gavel.give')}</Button>}
      {!leads && mine('meeting.run') && (
        <Button
          busy={take.busy}
          onClick={() => (gavel === null ? take.run({ type: 'take-gavel' }) : setAsking('take'))}
        >
          {t('gavel.take')}
        </Button>
      )}
      {take.trouble !== null && gavel === null && <CommandTrouble of={take} />}
      {asking === 'give' && <GiveDialog onClose={() => setAsking(null)} />}
      {asking === 'take' && <TakeDialog onClose={() => setAsking(null)} />}
    </>
  )
}

function GiveDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('meeting')
  const { t: ui } = useTranslation('ui')
  const { members, me, view } = useInMeeting()
  const fit = members.filter((member) => may(member.role, 'meeting.run') && member.person.id !== me.id)
  const present = fit.find((member) => isPresent(view, member.person.id))
  const [to, setTo] = useState<PersonId | null>((present ?? fit[0])?.person.id ?? null)
  const command = useCommand()
  const name = fit.find((member) => member.person.id === to)?.person.name
  return (
    <Dialog
      title={t('gavel.giveTitle')}
      onClose={onClose}
      onSubmit={() => to !== null && command.run({ type: 'give-gavel', to }, onClose)}
      actions={
        <>
          {name !== undefined && (
            <Button type="submit" variant="primary" busy={command.busy}>
              {t('gavel.giveSave', { name })}
            </Button>
          )}
          <Button variant="tertiary" onClick={onClose}>
            {ui('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('gavel.giveBody')}</p>
      {fit.length === 0 ? (
        <p className="muted">{t('gavel.nobody')}</p>
      ) : (
        <fieldset className="pick-rows">
          <legend className="label">{t('gavel.whom')}</legend>
          {fit.map(({ person }) => (
            <label key={person.id} className="pick-row">
              <input type="radio" name="gavel" checked={person.id === to} onChange={() => setTo(person.id)} />
              <span>
                <b>{person.name}</b>
                <span className="tiny muted">
                  {isPresent(view, person.id)
                    ? person.organisation
                    : [person.organisation, t('gavel.absent')].filter(Boolean).join(', ')}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <CommandTrouble of={command} />
    </Dialog>
  )
}

function TakeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('meeting')
  const { view, person } = useInMeeting()
  const command = useCommand()
  const name = view.meeting.gavel === null ? t('someone') : person(view.meeting.gavel).name
  return (
    <Dialog
      title={t('gavel.takeTitle', { name })}
      onClose={onClose}
      onSubmit={() => command.run({ type: 'take-gavel' }, onClose)}
      actions={<SaveOrCancel save={t('gavel.takeSave')} busy={command.busy} onCancel={onClose} />}
    >
      <p>{t('gavel.takeBody', { name })}</p>
      <CommandTrouble of={command} />
    </Dialog>
  )
}
