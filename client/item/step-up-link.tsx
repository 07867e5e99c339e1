// The way on from a formal act that asks for a fresh sign-in: to the issuer and back, in a window of its own, so that what was being done stands. Draws
// nothing for any other refusal. Called where decisions are registered and minutes approved.

import { EnterIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import { refusalCodeOf } from '../api/problem.ts'
import { issuerStart } from '../api/sign-in-queries.ts'
import { Button } from '../ui/button.tsx'

export function StepUpLink({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('signIn')
  if (refusalCodeOf(error) !== 'STEP_UP') return null
  return (
    <Button asChild>
      <a href={issuerStart(location.pathname)} target="_blank" rel="noreferrer">
        <EnterIcon aria-hidden="true" className="ic" />
        {t('again')}
      </a>
    </Button>
  )
}
