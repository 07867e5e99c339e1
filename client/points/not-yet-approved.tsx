// Minutes the board has not approved: where the item about them waits, and the ways on: it is put on an agenda, on that of a point made for it, or sent
// to the board in writing. Called by approve-dialog.tsx.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MinutesBody } from '../../shared/contract/minutes.ts'
import type { PointId } from '../../shared/ids.ts'
import { heldOn } from '../../shared/point/held-on.ts'
import { useDeciding } from '../api/deciding-queries.ts'
import { useMeeting } from '../api/meeting-queries.ts'
import { useAskApproval } from '../api/minutes-queries.ts'
import { problemText } from '../api/problem.ts'
import { usePoints, useProgramme } from '../api/programme-queries.ts'
import { useMembership } from '../api/session-queries.ts'
import { nextNumber } from '../item/point-order.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { Select } from '../ui/select.tsx'
import { useFormat } from '../ui/use-format.ts'
import { type ApprovalPlace, CirculateMinutes } from './circulate-minutes.tsx'
import { NewPointDialog } from './new-point-dialog.tsx'
import type { AtPoint } from './use-point-command.ts'

export interface NotYetApprovedProps extends AtPoint {
  readonly body: MinutesBody
  readonly onClose: () => void
}

/** What is shown: the ways on, a new point being made, or the text going out. `next`: what comes once the item stands on its agenda. */
type Step =
  | { readonly kind: 'ways' }
  | { readonly kind: 'new-point'; readonly next: 'ways' | 'circulate' }
  | { readonly kind: 'circulate' }

export function NotYetApproved({ body, onClose, ...at }: NotYetApprovedProps) {
  const [step, setStep] = useState<Step>({ kind: 'ways' })
  const ask = useAskApproval(at)
  const proposed = useProposedText(at)
  const members = useProgramme(at.programmeId).data?.members
  const points = usePoints(at.programmeId).data
  const place = body.approvals.find(mayCirculate)
  const toWays = () => setStep({ kind: 'ways' })
  const putOn = (to: PointId, next: 'ways' | 'circulate') => {
    toWays()
    ask.mutate(to, { onSuccess: () => setStep({ kind: next }) })
  }
  if (step.kind === 'new-point' && members !== undefined && points !== undefined) {
    return (
      <NewPointDialog
        programmeId={at.programmeId}
        members={members}
        number={nextNumber(points)}
        onClose={toWays}
        onCreated={({ id }) => putOn(id, step.next)}
      />
    )
  }
  if (step.kind === 'circulate' && place !== undefined) {
    return <CirculateMinutes programmeId={at.programmeId} place={place} proposed={proposed} onClose={toWays} />
  }
  return <Ways {...at} {...{ body, ask, place, onClose, setStep, putOn }} />
}

interface WaysProps extends NotYetApprovedProps {
  readonly ask: ReturnType<typeof useAskApproval>
  /** Where the item stands that can be sent out; undefined = nowhere yet. */
  readonly place: ApprovalPlace | undefined
  readonly setStep: (step: Step) => void
  readonly putOn: (to: PointId, next: 'ways' | 'circulate') => void
}

function Ways({ programmeId, body, ask, place, onClose, setStep, putOn }: WaysProps) {
  const { t } = useTranslation('minutes')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const permissions = useMembership(programmeId)?.permissions ?? []
  const [chosen, setChosen] = useState<PointId | null>(null)
  const { approvals, later } = body
  const waits = approvals.length > 0
  const to = chosen ?? later[0]?.id ?? null
  const mayAsk = !waits && to !== null
  const mayMake = !waits && to === null && permissions.includes('point.create')
  const mayLead = permissions.includes('decision.register')
  return (
    <Dialog
      title={t('notYetTitle')}
      width="wide"
      onClose={onClose}
      actions={
        <>
          {mayAsk && (
            <Button variant="primary" busy={ask.isPending} onClick={() => putOn(to, 'ways')}>
              {t('putOnAgenda')}
            </Button>
          )}
          {mayMake && (
            <Button variant="primary" busy={ask.isPending} onClick={() => setStep({ kind: 'new-point', next: 'ways' })}>
              {t('makePoint')}
            </Button>
          )}
          {mayLead && mayAsk && <Button onClick={() => putOn(to, 'circulate')}>{t('circulate')}</Button>}
          {mayLead && mayMake && (
            <Button onClick={() => setStep({ kind: 'new-point', next: 'circulate' })}>{t('makeAndCirculate')}</Button>
          )}
          {mayLead && place !== undefined && (
            <SendOut programmeId={programmeId} place={place} onSend={() => setStep({ kind: 'circulate' })} />
          )}
          <Button variant="tertiary" onClick={onClose}>
            {ui('close')}
          </Button>
        </>
      }
    >
      <p>{t(waits ? 'notYetWaits' : later.length > 0 ? 'notYetAsk' : 'notYetNowhere')}</p>
      {waits && (
        <ul className="min-where">
          {approvals.map(({ point }) => (
            <li key={point.id}>
              <Link
                className="ds-link"
                to="/p/$programme/points/$point"
                params={{ programme: programmeId, point: point.id }}
              >
                {t('pointNamed', { title: point.title, date: format.date(point.date) })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {mayAsk && (
        <Select
          label={t('putOn')}
          value={to}
          options={later.map(({ id, title, date }) => ({
            value: id,
            label: t('pointNamed', { title, date: format.date(date) }),
          }))}
          onChange={(value) => setChosen(later.find(({ id }) => id === value)?.id ?? null)}
        />
      )}
      {ask.isError && <InlineRefusal what={t('notPut')} why={problemText(ask.error)} />}
    </Dialog>
  )
}

/** The way into a circulation of the item: the one that is under way, or a new one. */
function SendOut(o: Pick<AtPoint, 'programmeId'> & { readonly place: ApprovalPlace; readonly onSend: () => void }) {
  const { t } = useTranslation('minutes')
  const { t: circulation } = useTranslation('circulation')
  const { point, item } = o.place
  const deciding = useDeciding({ programmeId: o.programmeId, pointId: point.id }).data
  const round = deciding?.rounds.findLast((each) => each.agendaItem === item && each.how === 'circulation')
  if (deciding === undefined) return null
  if (round === undefined || round.state === 'withdrawn') {
    return (
      <Button variant="primary" onClick={o.onSend}>
        {t('circulate')}
      </Button>
    )
  }
  return (
    <Button variant="primary" asChild>
      <Link
        to="/p/$programme/points/$point/circulations/$round"
        params={{ programme: o.programmeId, point: point.id, round: round.id }}
      >
        {circulation('item.link')}
      </Link>
    </Button>
  )
}

/** A circulation is for the time between meetings. */
function mayCirculate({ point }: ApprovalPlace): boolean {
  return point.state === 'draft' || point.state === 'called' || point.state === 'adjourned'
}

/** «Styret godkjenner protokollen fra …», by the point's name and day. */
function useProposedText({ programmeId, pointId }: AtPoint): string {
  const { t } = useTranslation('minutes')
  const format = useFormat()
  const head = usePoints(programmeId).data?.find(({ id }) => id === pointId)?.head
  const meeting = useMeeting(programmeId, pointId).data?.meeting ?? null
  return head === undefined
    ? ''
    : t('circulateProposed', { title: head.title, date: format.date(heldOn(head, meeting)) })
}
