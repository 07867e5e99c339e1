// An invitation as whoever has its link sees it: to what, as what, by whom. Accepted by a press, after signing in where an issuer says who one is.
// Called by the address /invitation/….

import { EnterIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { InvitationBody } from '../../shared/contract/sign-in.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { problemText, refusalCodeOf } from '../api/problem.ts'
import { issuerStart, useAcceptInvitation, useInvitation } from '../api/sign-in-queries.ts'
import { useLanguage } from '../language/use-language.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { lastDayOf } from '../ui/last-day.ts'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { useFormat } from '../ui/use-format.ts'
import { EntryFrame } from './entry-frame.tsx'

export interface InvitationPageProps {
  readonly token: string
  readonly onAccepted: (programmeId: ProgrammeId) => void
}

export function InvitationPage({ token, onAccepted }: InvitationPageProps) {
  const { t } = useTranslation('signIn')
  const invitation = useInvitation(token)
  const isOver = refusalCodeOf(invitation.error) === 'LINK_OVER'
  return (
    <EntryFrame title={t(isOver ? 'invitation.over' : 'invitation.title')}>
      {invitation.isPending && <LoadingRows label={t('invitation.loading')} rows={2} rowHeightPx={48} />}
      {isOver && <EmptyState lead={problemText(invitation.error)} />}
      {invitation.isError && !isOver && (
        <ErrorPanel title={t('failed')} onRetry={() => void invitation.refetch()}>
          {problemText(invitation.error)}
        </ErrorPanel>
      )}
      {invitation.data !== undefined && (
        <Invitation invitation={invitation.data} token={token} onAccepted={onAccepted} />
      )}
    </EntryFrame>
  )
}

function Invitation({ invitation, token, onAccepted }: InvitationPageProps & { readonly invitation: InvitationBody }) {
  const { t } = useTranslation('signIn')
  const { t: shell } = useTranslation('shell')
  const language = useLanguage()
  const format = useFormat()
  const accept = useAcceptInvitation(token)
  const { programme, role, invitedBy, email, expiresAt, needs } = invitation
  const { name, organisation } = invitedBy
  // Signed in as somebody else, or no more: the way on is to sign in.
  const mustSignIn = needs === 'sign-in' || refusalCodeOf(accept.error) === 'NOT_SIGNED_IN'
  return (
    <>
      <p className="entry-lead">
        {t(organisation === '' ? 'invitation.to' : 'invitation.toFrom', {
          ...{ name, organisation },
          programme: localName(programme.name, language),
          role: shell(`roles.${role}`).toLocaleLowerCase('nb'),
        })}
      </p>
      <p className="muted small">{t('invitation.sentTo', { email, date: format.date(lastDayOf(expiresAt)) })}</p>
      {mustSignIn ? (
        <Button asChild variant="primary">
          <a href={issuerStart(`/invitation/${token}`)}>
            <EnterIcon aria-hidden="true" className="ic" />
            {t('invitation.signIn')}
          </a>
        </Button>
      ) : (
        <Button
          variant="primary"
          busy={accept.isPending}
          onClick={() => accept.mutate(undefined, { onSuccess: ({ programmeId }) => onAccepted(programmeId) })}
        >
          {t('invitation.accept')}
        </Button>
      )}
      {accept.isError && <InlineRefusal what={t('invitation.notAccepted')} why={problemText(accept.error)} />}
    </>
  )
}
