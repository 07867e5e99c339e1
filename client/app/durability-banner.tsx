// The line under the top bar that says, on every page and for as long as it is so, that what is called saved may not survive a loss of power:
// the server was started on a database that does not keep its commits (T-082). Draws nothing otherwise. Called by the shell.

import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session-queries.ts'
import { StateWord } from '../ui/state-word.tsx'

export function DurabilityBanner() {
  const { t } = useTranslation('shell')
  const session = useSession()
  if (session.data?.durable !== false) return null
  return (
    <div className="not-durable" role="note">
      <StateWord state="warn">{t('notDurable')}</StateWord>
    </div>
  )
}
