// Asks people to score: which items, which benefits, whom, and until when. Everybody who may score but deputies, and all benefits, unless one takes
// some away. Called by scores-page.tsx.

import { XMarkIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemId, ProgrammeId, ScoreRoundId } from '../../shared/ids.ts'
import { may } from '../../shared/rules/permissions.ts'
import { problemText } from '../api/problem.ts'
import { useAskScores } from '../api/score-queries.ts'
import { type DeadlineDraft, readDeadline, usualDeadline } from '../item/deadline-draft.ts'
import { ItemPicker } from '../item/item-picker.tsx'
import { useProgrammeBody, useProgrammeNames } from '../item/programme-context.ts'
import { useBoard } from '../live/use-room.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { ChooseSome } from './choose-some.tsx'
import { DeadlineFields } from './deadline-fields.tsx'

export interface AskDialogProps {
  readonly programmeId: ProgrammeId
  readonly offsetMs: number
  readonly onClose: () => void
  readonly onAsked: (round: ScoreRoundId) => void
}

const mostItems = 50
const topItems = 10

export function AskDialog({ programmeId, offsetMs, onClose, onAsked }: AskDialogProps) {
  const { t } = useTranslation('scores')
  const board = useBoard()
  const names = useProgrammeNames()
  const { members } = useProgrammeBody()
  const ask = useAskScores(programmeId)
  const scorers = members.filter(({ role }) => may(role, 'score.give'))
  const [items, setItems] = useState<readonly ItemId[]>([])
  const [criteria, setCriteria] = useState<readonly string[]>(names.structure.benefits.map(({ id }) => id))
  const [people, setPeople] = useState<readonly string[]>(
    scorers.filter(({ role }) => role !== 'deputy').map(({ person }) => person.id),
  )
  const [deadline, setDeadline] = useState<DeadlineDraft | null>(null)
  const [told, setTold] = useState(false)
  const reading = deadline === null ? null : readDeadline(deadline, Date.now() + offsetMs)
  const lacks = items.length === 0 || criteria.length === 0 || people.length === 0
  const unmarked = board.queue.filter((id) => Object.keys(board.items.get(id)?.benefit ?? {}).length === 0)
  const add = (ids: readonly ItemId[]) => setItems((before) => [...new Set([...before, ...ids])].slice(0, mostItems))
  const submit = () => {
    setTold(true)
    if (lacks || reading?.ok === false) return
    ask.mutate(
      {
        items: [...items],
        criteria: names.structure.benefits.map(({ id }) => id).filter((id) => criteria.includes(id)),
        people: scorers.map(({ person }) => person.id).filter((id) => people.includes(id)),
        deadline: reading?.deadline ?? null,
      },
      { onSuccess: ({ round }) => onAsked(round.id) },
    )
  }
  return (
    <Dialog
      title={t('ask.title')}
      width="wide"
      onClose={onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('ask.save')} busy={ask.isPending} onCancel={onClose} />}
    >
      <section className="scr-ask">
        <h3>{t('ask.items', { count: items.length })}</h3>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter takes an item; it never sends what is not finished */}
        <div onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}>
          <ItemPicker label={t('ask.pick')} without={new Set(items)} onPick={(id) => add([id])} autoFocus />
        </div>
        <div className="scr-f">
          <Button onClick={() => add(board.queue.slice(0, topItems))}>{t('ask.top', { count: topItems })}</Button>
          {unmarked.length > 0 && (
            <Button onClick={() => add(unmarked)}>{t('ask.unmarked', { count: unmarked.length })}</Button>
          )}
        </div>
        <ul className="scr-items">
          {items.map((id) => (
            <li key={id}>
              <span>
                <b>{id}</b> {board.items.get(id)?.title ?? ''}
              </span>
              <IconButton
                label={t('ask.remove', { id })}
                icon={XMarkIcon}
                onClick={() => setItems((before) => before.filter((each) => each !== id))}
              />
            </li>
          ))}
        </ul>
        {told && items.length === 0 && <p className="fld-error">{t('ask.noItems')}</p>}
      </section>
      <ChooseSome
        title={t('ask.criteria')}
        options={names.structure.benefits.map(({ id }) => ({ id, label: names.benefit(id) }))}
        chosen={criteria}
        onChosen={setCriteria}
        error={told && criteria.length === 0 ? t('ask.noCriteria') : null}
      />
      <ChooseSome
        title={t('ask.people', { count: people.length })}
        options={scorers.map(({ person }) => ({ id: person.id, label: `${person.name}, ${person.organisation}` }))}
        chosen={people}
        onChosen={setPeople}
        error={told && people.length === 0 ? t('ask.noPeople') : null}
      />
      {deadline === null ? (
        <Button onClick={() => setDeadline(usualDeadline(new Date()))}>{t('run.setDeadline')}</Button>
      ) : (
        <DeadlineFields
          draft={deadline}
          onDraft={(change) => setDeadline((before) => (before === null ? null : change(before)))}
          fault={told && reading?.ok === false ? reading.fault : null}
        />
      )}
      <p className="small muted">{t('ask.rule')}</p>
      {ask.isError && <InlineRefusal what={t('ask.notAsked')} why={problemText(ask.error)} />}
    </Dialog>
  )
}
