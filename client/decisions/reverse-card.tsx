// Taking a decision back, from the decision itself: what it would do to the board as it stands now, and preparing it as a case with a text on the agenda of a
// point, where it is decided or sent out. Called by decision-page.tsx, for a decision that stands.

import { ArrowUndoIcon, CheckmarkCircleIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noteMaxLength, titleMaxLength } from '../../shared/board/value.ts'
import type { ShownDecision } from '../../shared/contract/deciding.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { usePoints } from '../api/programme-queries.ts'
import { usePrepareReversal } from '../api/reversal-queries.ts'
import { useMembership } from '../api/session-queries.ts'
import { ReversalWords } from '../item/reversal-words.tsx'
import { refusalText } from '../language/refusal-text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { Select } from '../ui/select.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'

export interface ReverseCardProps {
  readonly programmeId: ProgrammeId
  readonly decision: ShownDecision
}

export function ReverseCard({ programmeId, decision }: ReverseCardProps) {
  const { t } = useTranslation('decisions')
  const { t: words } = useTranslation('circulation')
  const permissions = useMembership(programmeId)?.permissions ?? []
  const [preparing, setPreparing] = useState(false)
  const mayPrepare = permissions.includes('wording.write') && permissions.includes('agenda.edit')
  return (
    <section className="card dec-sec">
      <h2 className="h2">{t('one.reverse')}</h2>
      <p>{t('one.reverseLead')}</p>
      {mayPrepare && (
        <Button icon={ArrowUndoIcon} onClick={() => setPreparing(true)}>
          {words('reversal.action')}
        </Button>
      )}
      {preparing && (
        <ReverseDialog
          programmeId={programmeId}
          decision={decision}
          mayPublish={permissions.includes('decision.register')}
          onClose={() => setPreparing(false)}
        />
      )}
    </section>
  )
}

function ReverseDialog(o: ReverseCardProps & { readonly mayPublish: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('circulation')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const { programmeId, decision, onClose } = o
  const { number } = decision
  const points = (usePoints(programmeId).data ?? []).filter(
    ({ state }) => state !== 'approved' && state !== 'cancelled',
  )
  const prepare = usePrepareReversal({ programmeId, decision: decision.id })
  const [chosen, setChosen] = useState<string | null>(null)
  const [title, setTitle] = useState(() => t('reversal.caseText', { number }))
  const [text, setText] = useState(() => t('reversal.textStart', { number }))
  const [publish, setPublish] = useState(false)
  const [told, setTold] = useState(false)
  const point = points.find(({ id }) => id === chosen) ?? points.find(({ state }) => state !== 'adjourned') ?? points[0]
  const empty = { title: title.trim() === '', text: text.trim() === '' }
  const submit = () => {
    setTold(true)
    if (prepare.isSuccess) return onClose()
    if (point === undefined || empty.title || empty.text || prepare.isPending) return
    prepare.mutate({ pointId: point.id, title: title.trim(), text: text.trim(), publish: publish && o.mayPublish })
  }
  const done = prepare.data
  return (
    <Dialog
      title={t('reversal.title', { number })}
      width="wide"
      onClose={onClose}
      onSubmit={submit}
      actions={
        done !== undefined ? (
          <>
            <Button asChild>
              <Link
                to="/p/$programme/points/$point"
                params={{ programme: programmeId, point: done.pointId }}
                search={{ agenda: done.agendaItem }}
              >
                {t('reversal.toCase')}
              </Link>
            </Button>
            <Button variant="tertiary" onClick={onClose}>
              {t('reversal.close')}
            </Button>
          </>
        ) : (
          <>
            <Button type="submit" variant="primary" busy={prepare.isPending} disabled={point === undefined}>
              {t('reversal.save')}
            </Button>
            <Button variant="tertiary" onClick={onClose}>
              {ui('cancel')}
            </Button>
          </>
        )
      }
    >
      {done !== undefined ? (
        <p role="status">
          <StateWord state="ok" icon={CheckmarkCircleIcon}>
            {t('reversal.done')}
          </StateWord>
        </p>
      ) : (
        <>
          <div className="dec-would">
            <h3 className="label">{t('reversal.would')}</h3>
            <p>
              <ReversalWords programmeId={programmeId} decision={decision.id} />
            </p>
          </div>
          {point === undefined ? (
            <StateWord state="warn">{t('reversal.noPoint')}</StateWord>
          ) : (
            <Select
              label={t('reversal.point')}
              value={point.id}
              options={points.map(({ id, head }) => ({ value: id, label: `${head.title}, ${format.date(head.date)}` }))}
              onChange={setChosen}
            />
          )}
          <TextField
            label={t('reversal.case')}
            value={title}
            required
            maxLength={titleMaxLength}
            error={told && empty.title ? refusalText({ code: 'TITLE_EMPTY' }) : undefined}
            onType={setTitle}
          />
          <TextField
            label={t('reversal.text')}
            value={text}
            multiline
            required
            maxLength={noteMaxLength}
            error={told && empty.text ? refusalText({ code: 'WORDING_EMPTY' }) : undefined}
            onType={setText}
          />
          {o.mayPublish && (
            <label className="dec-check">
              <input type="checkbox" checked={publish} onChange={(event) => setPublish(event.target.checked)} />
              {t('reversal.publish')}
            </label>
          )}
          {prepare.isError && (
            <InlineRefusal what={t('reversal.notDone')} why={problemText(prepare.error)} copyText={text} />
          )}
        </>
      )}
    </Dialog>
  )
}
