// The minutes of a point: what came of each agenda item, written together, statements for the record, decisions word for word, and the way to
// take them out. Rooms: the point's for its agenda, the internal one and the minutes' for those at the inner table; everybody else reads the
// public edition. Called by client/app.

import { type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { internalRoom, minutesRoom, pointRoom } from '../../shared/ids.ts'
import { minutesPath, useMinutesBody, useToldMinutes } from '../api/minutes-queries.ts'
import { problemText } from '../api/problem.ts'
import { useMembership, useSession } from '../api/session-queries.ts'
import { NotKeptTray } from '../item/not-kept-tray.tsx'
import { PageContext } from '../item/programme-context.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useBoardSlots } from '../item/use-board-slots.ts'
import { useSessionAgain } from '../item/use-session-again.ts'
import { useLanguage } from '../language/use-language.ts'
import { RoomProvider } from '../live/room-provider.tsx'
import { useAgenda, useIsClosed, useKept, useMinutes, useRoomPhase } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { MinutesHead } from './minutes-head.tsx'
import { MinutesItem } from './minutes-item.tsx'
import './minutes-page.css'
import { PublicItem, ToldHead, type ToldItem, ToldRest } from './told-blocks.tsx'
import { type KeptAgenda, minutesRows, useMinutesOf, useToldToBoard } from './use-minutes-of.ts'
import type { AtPoint } from './use-point-command.ts'

export function MinutesPage({ programmeId, pointId }: AtPoint) {
  const session = useSession()
  const membership = useMembership(programmeId)
  if (!session.data || membership === null) return <MinutesLoading />
  const { permissions } = membership
  const { person } = session.data
  const isInner = permissions.includes('internal.read')
  return (
    <PageContext value="point">
      <RoomProvider room={pointRoom(pointId)} person={person} permissions={permissions}>
        <WithAgenda>
          {(open) =>
            isInner ? (
              <RoomProvider room={internalRoom(pointId)} person={person} permissions={permissions}>
                <WithAgenda>
                  {(inner) => (
                    <RoomProvider room={minutesRoom(pointId)} person={person} permissions={permissions}>
                      <InnerMinutes programmeId={programmeId} pointId={pointId} open={open} inner={inner} />
                    </RoomProvider>
                  )}
                </WithAgenda>
              </RoomProvider>
            ) : (
              <PublicMinutes programmeId={programmeId} pointId={pointId} />
            )
          }
        </WithAgenda>
      </RoomProvider>
    </PageContext>
  )
}

/** Waits for the room it stands in, and hands on its agenda. */
function WithAgenda({ children }: { readonly children: (agenda: KeptAgenda) => ReactNode }) {
  const phase = useRoomPhase()
  const agenda = useAgenda()
  const kept = useKept()
  const [wasOpen, setWasOpen] = useState(false)
  const isOpen = phase.name !== 'loading' && phase.name !== 'closed'
  if (isOpen && !wasOpen) setWasOpen(true)
  if (phase.name === 'closed' && !wasOpen) return <ClosedMinutes />
  return isOpen || wasOpen ? children({ agenda, kept }) : <MinutesLoading />
}

function ClosedMinutes() {
  const { t } = useTranslation('minutes')
  const phase = useRoomPhase()
  const refusal = phase.name === 'closed' ? phase.refusal : null
  return (
    <>
      <PageHead title={t('failed')} />
      <div className="page-body">
        {refusal !== null && <SignedOut refusal={refusal} />}
        <ErrorPanel title={t('failed')} onRetry={() => location.reload()}>
          {refusal !== null && refusalOf(refusal)}
        </ErrorPanel>
      </div>
    </>
  )
}

function SignedOut({ refusal }: { readonly refusal: Parameters<typeof useSessionAgain>[0] }) {
  useSessionAgain(refusal)
  return null
}

function InnerMinutes({ programmeId, pointId, open, inner }: AtPoint & Record<'open' | 'inner', KeptAgenda>) {
  const { t } = useTranslation('minutes')
  const phase = useRoomPhase()
  const [tray, setTray] = useState(false)
  useBoardSlots(useCallback(() => setTray(true), []))
  const minutes = useMinutesOf({ programmeId, pointId })
  const told = useToldToBoard({ programmeId, pointId }, minutes)
  const { statements } = useMinutes()
  const closed = useIsClosed()
  const rows = minutesRows({ open, inner, statements, decisions: minutes.decisions, told: told.data ?? null })
  return (
    <>
      <MinutesHead programmeId={programmeId} pointId={pointId} meeting={minutes.meeting} isInner />
      <div className="page-body min" data-closed={closed ? 'true' : undefined}>
        {phase.name === 'closed' && <ErrorPanel title={t('failed')}>{refusalOf(phase.refusal)}</ErrorPanel>}
        {told.error !== null && <NotTold error={told.error} again={told.refetch} />}
        {told.data !== undefined && <ToldHead told={told.data} />}
        {rows.length === 0 && <p className="muted">{t('empty')}</p>}
        {rows.map((row) => (
          <MinutesItem
            key={row.item.id}
            programmeId={programmeId}
            pointId={pointId}
            row={row}
            minutes={minutes}
            told={told.data?.items.find((item): item is ToldItem => !item.gap && item.id === row.item.id)}
          />
        ))}
        {told.data !== undefined && <ToldRest told={told.data} />}
      </div>
      {tray && <NotKeptTray onClose={() => setTray(false)} />}
    </>
  )
}

function NotTold(o: { readonly error: Error; readonly again: () => unknown }) {
  const { t } = useTranslation('minutes')
  return (
    <ErrorPanel title={t('failed')} onRetry={() => void o.again()}>
      {problemText(o.error)}
    </ErrorPanel>
  )
}

/** What those who may not read internal things see: the public edition where there is one, and that there is none yet where not. */
function PublicMinutes({ programmeId, pointId }: AtPoint) {
  const { t } = useTranslation('minutes')
  const language = useLanguage()
  const { meeting } = useMinutesOf({ programmeId, pointId })
  const editions = useMinutesBody({ programmeId, pointId })?.editions
  const stands = meeting?.state === 'approved' || (editions?.length ?? 0) > 0
  const asked = { audience: 'public', language, with: [editions?.length ?? 0] } as const
  const told = useToldMinutes({ programmeId, pointId }, { ...asked, isDraft: false, enabled: stands })
  return (
    <>
      <MinutesHead programmeId={programmeId} pointId={pointId} meeting={meeting} isInner={false} />
      {meeting !== null && editions !== undefined && (
        <div className="page-body min">
          <div className="card min-i">
            <p>{t(stands ? 'readOnly' : 'notPublicYet')}</p>
            {stands && (
              <Button variant="primary" asChild>
                <a
                  href={minutesPath({ programmeId, pointId }, { form: 'html', audience: 'public', language })}
                  target="_blank"
                  rel="noopener"
                >
                  {t('openPublic')}
                </a>
              </Button>
            )}
          </div>
          {told.error !== null && <NotTold error={told.error} again={told.refetch} />}
          {told.data !== undefined && (
            <>
              <ToldHead told={told.data} />
              {told.data.items.map((item, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other name than its place
                <PublicItem key={at} item={item} />
              ))}
              <ToldRest told={told.data} />
            </>
          )}
        </div>
      )}
    </>
  )
}

function MinutesLoading() {
  const { t } = useTranslation('minutes')
  return (
    <>
      <PageHead title={t('loading')} />
      <div className="page-body">
        <div className="card">
          <LoadingRows label={t('loading')} rows={4} rowHeightPx={140} />
        </div>
      </div>
    </>
  )
}
