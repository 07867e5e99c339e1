// What whoever leads can do with a circulation that is open: remind those who are missing, close it and show all together, or withdraw it; and why not yet.
// Called by the answers of a circulation.

import { BellIcon, EyeIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoundCommand } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { useServerNow } from '../ui/use-server-now.ts'
import { stateOf, useInCirculation } from './circulation-context.ts'

/** @param waiting how many have not answered */
export function CirculationSteps({ waiting }: { readonly waiting: number }) {
  const { t } = useTranslation('circulation')
  const circulation = useInCirculation()
  const { programmeId, pointId, round, view } = circulation
  const state = stateOf(circulation, useServerNow(view.offsetMs))
  const remind = useRoundCommand({ programmeId, pointId })
  const reveal = useRoundCommand({ programmeId, pointId })
  const [withdrawing, setWithdrawing] = useState(false)
  const mayReveal = state === 'complete' || state === 'overdue'
  return (
    <div className="cir-f">
      {state === 'open' && (
        <Button
          icon={BellIcon}
          busy={remind.isPending}
          onClick={() => remind.mutate({ round: round.id, command: 'remind' })}
        >
          {t('answers.remind', { count: waiting })}
        </Button>
      )}
      {remind.isError && <InlineRefusal what={t('answers.notReminded')} why={problemText(remind.error)} />}
      {mayReveal ? (
        <Button
          variant="primary"
          icon={EyeIcon}
          busy={reveal.isPending}
          onClick={() => reveal.mutate({ round: round.id, command: 'reveal' })}
        >
          {t('answers.reveal')}
        </Button>
      ) : (
        <p className="small muted">{t(state === 'unanswered' ? 'answers.revealNone' : 'answers.revealWhen')}</p>
      )}
      {reveal.isError && <InlineRefusal what={t('answers.notRevealed')} why={problemText(reveal.error)} />}
      <Button variant="tertiary" onClick={() => setWithdrawing(true)}>
        {t('answers.withdraw')}
      </Button>
      {withdrawing && <WithdrawDialog onClose={() => setWithdrawing(false)} />}
    </div>
  )
}

function WithdrawDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('circulation')
  const { t: ui } = useTranslation('ui')
  const { programmeId, pointId, round } = useInCirculation()
  const withdraw = useRoundCommand({ programmeId, pointId })
  return (
    <Dialog
      title={t('answers.withdrawTitle')}
      onClose={onClose}
      onSubmit={() =>
        !withdraw.isPending && withdraw.mutate({ round: round.id, command: 'withdraw' }, { onSuccess: onClose })
      }
      actions={
        <>
          <Button type="submit" tone="danger" busy={withdraw.isPending}>
            {t('answers.withdraw')}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {ui('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('answers.withdrawBody')}</p>
      {withdraw.isError && <InlineRefusal what={t('answers.notWithdrawn')} why={problemText(withdraw.error)} />}
    </Dialog>
  )
}
