// «Historikk»: the board at any moment of its time line, what is another now, and ways back: as a proposal to the board, or at once for those who may.
// Called by client/app.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemChange } from '../../shared/contract/changes.ts'
import type { BoardAt, HistoryBody } from '../../shared/contract/history.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useBoardAt, useHistory } from '../api/history-queries.ts'
import { problemText } from '../api/problem.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { ChangedItems } from '../item/changed-items.tsx'
import { ListThen } from '../item/list-then.tsx'
import { useMay } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import './changes.css'
import './history.css'
import { ProposeBackDialog } from './propose-back-dialog.tsx'
import { SetBackDialog } from './set-back-dialog.tsx'
import { TimeLine } from './time-line.tsx'

export type HistoryPageProps = {
  readonly programmeId: ProgrammeId
  /** ISO moment the address names; null: now. */
  readonly at: string | null
  readonly onChoose: (at: string) => void
}

export function HistoryPage(props: HistoryPageProps) {
  const { t } = useTranslation('history')
  return (
    <div className="chg">
      <PageHead title={t('title')} sub={t('sub')} />
      <BoardRoom programmeId={props.programmeId} page="queue" loading={<Loading />}>
        <History {...props} />
      </BoardRoom>
    </div>
  )
}

function Loading() {
  const { t } = useTranslation('history')
  return (
    <div className="page-body">
      <div className="card">
        <LoadingRows label={t('loading')} rows={6} rowHeightPx={56} />
      </div>
    </div>
  )
}

function History({ programmeId, at, onChoose }: HistoryPageProps) {
  const { t } = useTranslation('history')
  const told = useHistory(programmeId)
  const last = told.data?.steps.at(-1)?.at ?? null
  const chosen = at ?? last
  const then = useBoardAt(programmeId, chosen)
  const error = told.error ?? then.error
  return (
    <div className="page-body chg-b">
      {error !== null && (
        <ErrorPanel
          title={t('failed')}
          onRetry={() => {
            void told.refetch()
            void then.refetch()
          }}
        >
          {problemText(error)}
        </ErrorPanel>
      )}
      {told.data !== undefined && chosen !== null && <TimeLine told={told.data} at={chosen} onChoose={onChoose} />}
      {error === null && (told.isPending || then.isPending) && (
        <div className="card">
          <LoadingRows label={t('loading')} rows={6} rowHeightPx={56} />
        </div>
      )}
      {told.data !== undefined && then.data !== undefined && (
        <div className="chg-s" aria-busy={then.isPlaceholderData}>
          <Then programmeId={programmeId} told={told.data} then={then.data} />
        </div>
      )}
    </div>
  )
}

function Then(o: { readonly programmeId: ProgrammeId; readonly told: HistoryBody; readonly then: BoardAt }) {
  const { programmeId, told, then } = o
  const { t } = useTranslation('history')
  const { t: decisions } = useTranslation('decisions')
  const mayPropose = useMay('agenda.edit')
  const [proposing, setProposing] = useState(false)
  const [settingBack, setSettingBack] = useState<ItemChange | null>(null)
  const back = then.changes.filter(({ kind }) => kind !== 'added')
  const changed = new Set<string>(then.changes.map(({ item }) => item))
  return (
    <>
      <section aria-labelledby="his-diff">
        <div className="his-h">
          <h2 className="h2" id="his-diff">
            {t('differences')} <span className="muted">{then.changes.length}</span>
          </h2>
          {mayPropose && back.length > 0 && <Button onClick={() => setProposing(true)}>{t('propose.open')}</Button>}
        </div>
        {then.changes.length === 0 ? (
          <EmptyState lead={t('same')} body={t('sameBody')} />
        ) : (
          <div className="his-diff">
            <ChangedItems
              programmeId={programmeId}
              changes={then.changes}
              people={told.people}
              actions={(change) =>
                change.kind === 'added' ? null : (
                  <SetBackButton change={change} onPress={() => setSettingBack(change)} />
                )
              }
            />
          </div>
        )}
      </section>
      <ListThen
        title={decisions('frozenBoard.queue', { count: then.queue.length })}
        list={then.queue}
        frozen={then.frozen}
        changed={changed}
      />
      <ListThen
        title={decisions('frozenBoard.cut', { count: then.cut.length })}
        list={then.cut}
        frozen={then.frozen}
        changed={changed}
      />
      {proposing && (
        <ProposeBackDialog programmeId={programmeId} then={then} changes={back} onClose={() => setProposing(false)} />
      )}
      {settingBack !== null && <SetBackDialog then={then} change={settingBack} onClose={() => setSettingBack(null)} />}
    </>
  )
}

function SetBackButton({ change, onPress }: { readonly change: ItemChange; readonly onPress: () => void }) {
  const { t } = useTranslation('history')
  const mayEdit = useMay('item.edit')
  const mayMove = useMay('item.move')
  if (!mayEdit || (change.kind !== 'changed' && change.kind !== 'removed' && !mayMove)) return null
  return (
    <p>
      <Button variant="tertiary" onClick={onPress} aria-label={t('setBack.openFor', { id: change.item })}>
        {t('setBack.open')}
      </Button>
    </p>
  )
}
