// When the session is gone while a page is open: leads to the seats and back here. Whoever had edits that were not sent is told how many first, and
// that they are hers alone: they stay on this device, and are sent when she is signed in again (T-027). Called by the shell.

import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionBody } from '../../shared/contract/http.ts'
import { useSession } from '../api/session-queries.ts'
import { waitingCount } from '../live/pending-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

type Waiting = { readonly name: string; readonly count: number }

/** Who was here last, over every page of the visit. */
let last: SessionBody['person'] | null = null

export function SignInAgain() {
  const { t } = useTranslation('shell')
  const session = useSession().data
  const navigate = useNavigate()
  const href = useRouterState({ select: (state) => state.location.href })
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const gone = session === null && !href.startsWith('/seats')
  const toSeats = () => void navigate({ to: '/seats', search: { next: href } })
  if (session) last = session.person
  useEffect(() => {
    if (!gone) return setWaiting(null)
    let isHere = true
    void (last === null ? Promise.resolve(0) : waitingCount(last.id)).then((count) => {
      if (!isHere) return
      if (count > 0) setWaiting({ name: last?.name ?? '', count })
      else void navigate({ to: '/seats', search: { next: href } })
    })
    return () => {
      isHere = false
    }
  }, [gone, href, navigate])
  if (!gone || waiting === null) return null
  return (
    <Dialog
      title={t('again.title', { count: waiting.count })}
      onClose={toSeats}
      actions={
        <Button variant="primary" onClick={toSeats}>
          {t('again.signIn')}
        </Button>
      }
    >
      <p>{t('again.kept', { count: waiting.count, name: waiting.name })}</p>
    </Dialog>
  )
}
