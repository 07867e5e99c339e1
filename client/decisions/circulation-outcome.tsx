// What became of a circulation: shown and agreed, and then registered as a decision; somebody against, too few, or withdrawn, and the ways on from there. Called by
// the circulation's page.

import { GavelIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePoints } from '../api/programme-queries.ts'
import { DecideDialog } from '../item/decide-dialog.tsx'
import { SendCirculation } from '../item/send-circulation.tsx'
import { Button } from '../ui/button.tsx'
import { type State, StateWord } from '../ui/state-word.tsx'
import { stateOf, useInCirculation } from './circulation-context.ts'

const looks: Readonly<Partial<Record<ReturnType<typeof stateOf>, State>>> = {
  agreed: 'ok',
  against: 'warn',
  short: 'warn',
  decided: 'ok',
  withdrawn: 'no',
}

export function CirculationOutcome() {
  const { t } = useTranslation('circulation')
  const circulation = useInCirculation()
  const { programmeId, pointId, round, wording, decision, item, view, may, members, person, board } = circulation
  const [deciding, setDeciding] = useState(false)
  const state = stateOf(circulation, Date.now() + view.offsetMs)
  const look = looks[state]
  if (look === undefined && !deciding) return null
  const sits = view.meeting.state === 'in-session'
  const registers = may('decision.register')
  return (
    <section className="card cir-o" aria-labelledby="cir-o-t">
      <h2 className="label" id="cir-o-t">
        {t('outcome.title')}
      </h2>
      {look !== undefined && (
        <StateWord state={look} {...(state === 'decided' ? { icon: GavelIcon } : {})}>
          {t(`states.${state}`)}
        </StateWord>
      )}
      {state === 'agreed' && (
        <>
          <p>{sits ? t('outcome.sits') : t(registers ? 'outcome.agreed' : 'outcome.agreedWaits')}</p>
          {registers && !sits && (
            <Button variant="primary" icon={GavelIcon} onClick={() => setDeciding(true)}>
              {t('outcome.decide')}
            </Button>
          )}
        </>
      )}
      {state === 'against' && <p>{t('outcome.against')}</p>}
      {state === 'short' && (
        <p>{t('outcome.short', { answered: round.positions?.length ?? 0, quorum: view.meeting.quorum })}</p>
      )}
      {state === 'withdrawn' && <p>{t('outcome.withdrawn')}</p>}
      {decision !== null && (
        <p>
          {t('outcome.decided')}{' '}
          <Link
            className="ds-link"
            to="/p/$programme/decisions/$decision"
            params={{ programme: programmeId, decision: decision.id }}
          >
            {t('outcome.decision', { number: decision.number })}
          </Link>
        </p>
      )}
      {(state === 'short' || state === 'withdrawn') && registers && !sits && <SendAgain />}
      {deciding && (
        <DecideDialog
          {...{ programmeId, pointId, round, board, members, person }}
          linked={item?.linked ?? []}
          asked={wording}
          path="circulation"
          standing={null}
          onClose={() => setDeciding(false)}
        />
      )}
    </section>
  )
}

/** The same text once more, while it is the one in force. */
function SendAgain() {
  const { t } = useTranslation('circulation')
  const { programmeId, pointId, wording, isReplaced } = useInCirculation()
  const pointTitle = usePoints(programmeId).data?.find(({ id }) => id === pointId)?.head.title ?? ''
  if (isReplaced) return null
  return (
    <SendCirculation programmeId={programmeId} texts={[{ pointId, pointTitle, wording }]} label={t('outcome.again')} />
  )
}
