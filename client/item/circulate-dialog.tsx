// Putting a published text in circulation: which text, until when, who is asked, and what the rules are. Called by the wording of an agenda item,
// by the register's page, and by a circulation that came to nothing.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wording } from '../../shared/contract/deciding.ts'
import type { PointId, ProgrammeId, RoundId } from '../../shared/ids.ts'
import { isRecused } from '../../shared/point/who-is-there.ts'
import { useOpenRound } from '../api/deciding-queries.ts'
import { useMeeting } from '../api/meeting-queries.ts'
import { problemText } from '../api/problem.ts'
import { useProgramme } from '../api/programme-queries.ts'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'
import './circulate-dialog.css'
import { readDeadline, usualDeadline } from './deadline-draft.ts'
import { ReversalWords } from './reversal-words.tsx'

/** A text that may be sent out, and whose point it is on. */
export interface Sendable {
  readonly pointId: PointId
  readonly pointTitle: string
  readonly wording: Wording
}

export interface CirculateDialogProps {
  readonly programmeId: ProgrammeId
  /** At least one; the first is chosen. */
  readonly texts: readonly [Sendable, ...Sendable[]]
  readonly onClose: () => void
  readonly onSent: (sent: { readonly pointId: PointId; readonly round: RoundId }) => void
}

export function CirculateDialog({ programmeId, texts, onClose, onSent }: CirculateDialogProps) {
  const { t } = useTranslation('circulation')
  const [chosenId, setChosenId] = useState(texts[0].wording.id)
  const chosen = texts.find(({ wording }) => wording.id === chosenId) ?? texts[0]
  const { pointId, wording } = chosen
  const meeting = useMeeting(programmeId, pointId).data
  const open = useOpenRound({ programmeId, pointId })
  const [draft, setDraft] = useState(() => usualDeadline(new Date()))
  const [told, setTold] = useState(false)
  const reading = readDeadline(draft, Date.now() + (meeting?.offsetMs ?? 0))
  const fault = told && !reading.ok ? reading.fault : null
  const submit = () => {
    setTold(true)
    if (!reading.ok || open.isPending) return
    open.mutate(
      { wordingId: wording.id, how: 'circulation', deadline: reading.deadline },
      {
        onSuccess: ({ rounds }) => {
          const round = rounds.findLast((each) => each.wordingId === wording.id)
          if (round === undefined) onClose()
          else onSent({ pointId, round: round.id })
        },
      },
    )
  }
  return (
    <Dialog
      title={t('send.title')}
      width="wide"
      onClose={onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('send.save')} busy={open.isPending} onCancel={onClose} />}
    >
      {texts.length > 1 && (
        <Select
          label={t('send.which')}
          value={chosenId}
          options={texts.map((each) => ({
            value: each.wording.id,
            label: `${each.pointTitle}: ${firstWords(each.wording.text)}`,
          }))}
          onChange={(value) => setChosenId(texts.find((each) => each.wording.id === value)?.wording.id ?? chosenId)}
        />
      )}
      <div>
        <p className="label">{t('send.text')}</p>
        <p className="snd-t">{wording.text}</p>
        {wording.reverses !== null && (
          <p className="small">
            <ReversalWords programmeId={programmeId} decision={wording.reverses} />
          </p>
        )}
      </div>
      <div className="snd-d">
        <DateField
          label={t('send.date')}
          value={draft.date}
          error={fault === 'badDate' ? t('send.badDate') : fault === 'past' ? t('send.past') : undefined}
          onRead={(date) => setDraft((before) => ({ ...before, date: date ?? null }))}
          onCommit={(date) => setDraft((before) => ({ ...before, date }))}
        />
        <TextField
          label={t('send.time')}
          value={draft.time}
          maxLength={5}
          error={fault === 'badTime' ? t('send.badTime') : undefined}
          onType={(time) => setDraft((before) => ({ ...before, time }))}
        />
      </div>
      <Rules programmeId={programmeId} sendable={chosen} />
      {open.isError && <InlineRefusal what={t('send.notSent')} why={problemText(open.error)} />}
    </Dialog>
  )
}

/** Whom the server will ask, and what it takes for the board to have decided. */
function Rules({ programmeId, sendable }: { readonly programmeId: ProgrammeId; readonly sendable: Sendable }) {
  const { t } = useTranslation('circulation')
  const format = useFormat()
  const { pointId, wording } = sendable
  const view = useMeeting(programmeId, pointId).data
  const members = useProgramme(programmeId).data?.members ?? []
  if (view === undefined) return null
  const asked = view.seats.filter(({ member }) => !isRecused(view.meeting, wording.agendaItem, member))
  const names = asked.map(({ member }) => members.find(({ person }) => person.id === member)?.person.name ?? '')
  const { quorum } = view.meeting
  const beforehand = wording.beforehand.length
  return (
    <section className="snd-r">
      <p>
        <span className="strong">{t('send.asked', { count: asked.length })}</span> {format.list(names.filter(Boolean))}.
      </p>
      <h3 className="label">{t('send.rules')}</h3>
      <ul>
        <li>{t('send.ruleBlind')}</li>
        <li>{t('send.ruleQuorum', { count: quorum })}</li>
        <li>{t('send.ruleText')}</li>
        {beforehand > 0 && <li>{t('send.ruleBeforehand', { count: beforehand })}</li>}
      </ul>
    </section>
  )
}

const wordsShown = 60

function firstWords(text: string): string {
  return text.length <= wordsShown ? text : `${text.slice(0, wordsShown).trimEnd()} …`
}
