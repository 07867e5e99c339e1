// Leaving the seat. What is on this device only is named first and thrown away only when the person says so: whoever sits here next must not find
// it. Nothing is thrown away before the server has let her go. Called by person-menu.tsx.

import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLeaveSeat } from '../api/session-queries.ts'
import { useSignInWays } from '../api/sign-in-queries.ts'
import { clearPending, pendingCount } from '../live/pending-store.ts'
import { closeRooms } from '../live/shared-rooms.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

export interface Leave {
  /** Leaves, or asks first. */
  readonly leave: () => void
  readonly dialog: ReactNode
}

/** @param personId who sits here; null when nobody does */
export function useLeave(personId: string | null): Leave {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const seat = useLeaveSeat()
  const way = (useSignInWays().data?.seats ?? true) ? 'leave' : 'out'
  const [waiting, setWaiting] = useState(0)
  const go = async () => {
    setWaiting(0)
    // The pages go first, so that no board is seen closing.
    await navigate({ to: '/seats' })
    try {
      await seat.mutateAsync()
    } catch {
      // She still sits here, as the page of seats says, and everything is as it was.
      return
    }
    closeRooms()
    if (personId !== null) await clearPending(personId)
  }
  const ask = async () => {
    const count = personId === null ? 0 : await pendingCount(personId)
    if (count === 0) await go()
    else setWaiting(count)
  }
  const stay = () => setWaiting(0)
  return {
    leave: () => void ask(),
    dialog:
      waiting === 0 ? null : (
        <Dialog
          title={t(`${way}.title`)}
          onClose={stay}
          actions={
            <>
              <Button variant="primary" onClick={stay}>
                {t(`${way}.stay`)}
              </Button>
              <Button tone="danger" onClick={() => void go()}>
                {t(`${way}.leave`)}
              </Button>
            </>
          }
        >
          <p>{t(`${way}.waiting`, { count: waiting })}</p>
          <p className="muted">{t(`${way}.lost`, { count: waiting })}</p>
        </Dialog>
      ),
  }
}
