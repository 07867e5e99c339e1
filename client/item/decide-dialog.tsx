// Registering a decision: the text as it was shown, what it does, grounds, a review date, and in words everything that happens before it is
// done. Then what came of it: registered and as what, not registered and why, or unknown and being checked. Called by a revealed round, in a meeting and
// after a circulation.

import { CheckmarkCircleIcon, HourglassIcon } from '@navikt/aksel-icons'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decide, Round, Wording } from '../../shared/contract/deciding.ts'
import type { ProgrammeBody } from '../../shared/contract/http.ts'
import type { Decision } from '../../shared/deciding/decision.ts'
import type { DecisionId, ItemId, PointId, ProgrammeId } from '../../shared/ids.ts'
import { useDecide } from '../api/deciding-queries.ts'
import { problemText, RequestError } from '../api/problem.ts'
import { useLanguage } from '../language/use-language.ts'
import type { LiveRoom } from '../live/live-room.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { parseNumber } from '../ui/parse-number.ts'
import type { Person } from '../ui/person.ts'
import { StateWord } from '../ui/state-word.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'
import { WholeIds } from '../ui/whole-ids.tsx'
import { DecideEffect } from './decide-effect.tsx'
import { type EffectDraft, type EffectReading, firstEffect, frozenBy, hindering, readEffect } from './effect-draft.ts'
import { LackList } from './lack-list.tsx'
import { ReversalWords } from './reversal-words.tsx'
import { StepUpLink } from './step-up-link.tsx'
import { doesWords, useEffectWords } from './use-effect-words.ts'
import { useLacksOn } from './use-lacks-on.ts'
import './decide-dialog.css'

const titles = {
  consensus: 'decide.title',
  owner: 'decide.titleOwner',
  circulation: 'decide.titleCirculation',
} as const

export interface DecideDialogProps {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  /** What the case is about. */
  readonly linked: readonly ItemId[]
  readonly round: Round
  readonly asked: Wording | null
  readonly path: Decide['path']
  /** The decision on this item that stands, and that a new one takes back; null when there is none. */
  readonly standing: Pick<Decision, 'id' | 'number'> | null
  readonly board: LiveRoom
  readonly members: ProgrammeBody['members']
  /** Names somebody by id. */
  readonly person: (id: string) => Person
  readonly onClose: () => void
}

export function DecideDialog(props: DecideDialogProps) {
  const { programmeId, pointId, linked, round, asked, path, standing, board, members, person, onClose } = props
  const { t } = useTranslation('meeting')
  const { t: ui } = useTranslation('ui')
  const { state, decide } = useDecide({ programmeId, pointId })
  const language = useLanguage()
  const reverses = asked?.reverses ?? standing?.id ?? null
  const [draft, setDraft] = useState<EffectDraft>(() =>
    firstEffect({ linked, reverses: (asked?.reverses ?? null) !== null }),
  )
  const [grounds, setGrounds] = useState('')
  const [review, setReview] = useState<string | null>(null)
  const [told, setTold] = useState(false)
  const effect = readEffect(draft, (text) => parseNumber(text, language) ?? null)
  const lacks = hindering({
    draft,
    lacks: useLacksOn(board)(linked),
    reverses: reverses !== null,
    isInQueue: (id) => board.board().items.get(id)?.position.list === 'queue',
  })
  const isHindered = draft.type !== '' && lacks.length > 0
  const noGrounds = path === 'owner' && grounds.trim() === ''
  const submit = () => {
    if (state.kind === 'registered') return onClose()
    setTold(true)
    if (!effect.ok || noGrounds) return
    void decide({
      roundId: round.id,
      path,
      grounds: grounds.trim(),
      effect: effect.effect,
      reviewOn: review,
      reverses,
    })
  }
  const outcome = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.kind !== 'idle') outcome.current?.scrollIntoView({ block: 'nearest' })
  }, [state.kind])
  const waits = state.kind === 'sending' || state.kind === 'unknown'
  const done = state.kind === 'registered'
  return (
    <Dialog
      title={t(titles[path])}
      width="wide"
      onClose={() => !waits && onClose()}
      onSubmit={submit}
      actions={
        done ? (
          <Button type="submit" variant="primary">
            {t('decide.done')}
          </Button>
        ) : (
          <>
            <Button type="submit" variant="primary" busy={waits}>
              {waits ? t('decide.busy') : t('decide.save')}
            </Button>
            {!waits && (
              <Button variant="tertiary" onClick={onClose}>
                {ui('cancel')}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="dcd-t">
        <p className="label">{t('decide.text')}</p>
        <p className="dcd-words">{asked?.text}</p>
      </div>
      {done ? (
        <Registered decision={state.decision} person={person} />
      ) : (
        <>
          <DecideEffect
            {...{ board, members, linked }}
            draft={draft}
            faults={told && !effect.ok ? effect.faults : {}}
            onChange={setDraft}
          />
          <TextField
            label={t(path === 'owner' ? 'decide.groundsOwner' : 'decide.grounds')}
            value={grounds}
            multiline
            maxLength={2_000}
            error={told && noGrounds ? t('decide.groundsMissing') : undefined}
            onType={setGrounds}
          />
          <DateField label={t('decide.review')} value={review} onCommit={setReview} />
          <LackList lacks={lacks} />
          {!isHindered && <Will {...{ programmeId, effect, round, review, reverses, person }} />}
          <div ref={outcome}>
            {state.kind === 'not-registered' && (
              <InlineRefusal
                what={t('decide.notRegistered')}
                why={problemText(new RequestError(state.problem))}
                actions={<StepUpLink error={new RequestError(state.problem)} />}
              />
            )}
            {state.kind === 'unknown' && (
              <div role="alert" className="dcd-unknown">
                <StateWord state="warn" icon={HourglassIcon}>
                  {t('decide.unknown')}
                </StateWord>
                <p className="small">{t('decide.unknownBody')}</p>
              </div>
            )}
          </div>
        </>
      )}
    </Dialog>
  )
}

function Will(o: {
  readonly effect: EffectReading
  readonly round: Round
  readonly programmeId: ProgrammeId
  readonly review: string | null
  readonly reverses: DecisionId | null
  readonly person: (id: string) => Person
}) {
  const { t } = useTranslation('meeting')
  const format = useFormat()
  const words = useEffectWords(o.person)
  const does = o.effect.ok ? doesWords({ effect: o.effect.effect, reverses: o.reverses !== null, words }) : ''
  const reservations = (o.round.positions ?? []).filter((each) => each.position === 'reservation').length
  return (
    <section className="dcd-will" aria-label={t('decide.will')}>
      <h3 className="label">{t('decide.will')}</h3>
      <ul>
        {o.reverses !== null && (
          <li>
            <ReversalWords programmeId={o.programmeId} decision={o.reverses} />
          </li>
        )}
        <li>{t('decide.willRegister')}</li>
        {does !== '' && (
          <li>
            <WholeIds>{does}</WholeIds>
          </li>
        )}
        {reservations > 0 && <li>{t('decide.willReservations', { count: reservations })}</li>}
        {o.review !== null && <li>{t('decide.willReview', { date: format.date(o.review) })}</li>}
        <li>{t('decide.willNever')}</li>
      </ul>
    </section>
  )
}

function Registered({ decision, person }: { readonly decision: Decision; readonly person: (id: string) => Person }) {
  const { t } = useTranslation('meeting')
  const format = useFormat()
  const words = useEffectWords(person)
  const frozen = frozenBy(decision.effect)
  const does = doesWords({ effect: decision.effect, reverses: decision.reverses !== null, words })
  return (
    <div role="status" className="dcd-registered">
      <StateWord state="ok" icon={CheckmarkCircleIcon}>
        {t('decide.registered', { number: decision.number })}
      </StateWord>
      {does !== '' && (
        <p>
          <WholeIds>{does}</WholeIds>
        </p>
      )}
      <p>
        <WholeIds>
          {frozen.length === 0 ? t('decide.basisKept') : t('decide.frozen', { items: format.list(frozen) })}
        </WholeIds>
      </p>
    </div>
  )
}
