// «Legg i kalender»: one's own address that a calendar follows, with every point one is called to: made, copied, made anew and withdrawn. Its secret
// is told once, when it is made. Called by the page of points and the head of a point.

import { CalendarIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCalendarSince, useMakeCalendarAddress, useWithdrawCalendarAddress } from '../api/calendar-queries.ts'
import { problemText } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { CopyButton, InlineRefusal } from '../ui/inline-refusal.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { useFormat } from '../ui/use-format.ts'
import './calendar-button.css'
import { dayOf } from '../item/point-order.ts'

export function CalendarButton() {
  const { t } = useTranslation('series')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={CalendarIcon} onClick={() => setOpen(true)}>
        {t('calendar.action')}
      </Button>
      {open && <CalendarDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function CalendarDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('series')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const since = useCalendarSince()
  const make = useMakeCalendarAddress()
  const withdraw = useWithdrawCalendarAddress()
  const address = make.data === undefined ? null : new URL(make.data, location.origin).href
  const has = since.data !== undefined && since.data !== null
  const busy = make.isPending || withdraw.isPending
  const trouble = make.error ?? withdraw.error ?? since.error
  return (
    <Dialog
      title={t('calendar.title')}
      width="wide"
      onClose={onClose}
      actions={
        <>
          {since.isSuccess && address === null && (
            <Button variant="primary" busy={busy} onClick={() => make.mutate()}>
              {t(has ? 'calendar.renew' : 'calendar.make')}
            </Button>
          )}
          {has && (
            <Button
              tone="danger"
              variant="tertiary"
              busy={busy}
              onClick={() => withdraw.mutate(undefined, { onSuccess: () => make.reset() })}
            >
              {t('calendar.withdraw')}
            </Button>
          )}
          <Button variant="tertiary" onClick={onClose}>
            {ui('close')}
          </Button>
        </>
      }
    >
      <p>{t('calendar.body')}</p>
      {since.isPending && <LoadingRows label={t('calendar.loading')} rows={1} rowHeightPx={40} />}
      {address !== null ? (
        <div className="cal-a">
          <p className="label">{t('calendar.address')}</p>
          <p className="cal-u">
            <code>{address}</code>
            <CopyButton text={address} />
          </p>
          <p className="muted small">{t('calendar.once')}</p>
        </div>
      ) : (
        has && <p className="muted">{t('calendar.since', { date: format.date(dayOf(new Date(since.data ?? ''))) })}</p>
      )}
      {trouble !== null && <InlineRefusal what={t('calendar.notDone')} why={problemText(trouble)} />}
    </Dialog>
  )
}
