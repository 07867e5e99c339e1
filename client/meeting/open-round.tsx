// The press that asks the board: a consensus round on the text that is published. The room sees it from then on, and whoever opened it too.
// Called by the current item's page, for whoever leads.

import { useTranslation } from 'react-i18next'
import { useOpenRound } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { CommandTrouble } from './command-trouble.tsx'
import type { ItemDeciding } from './item-deciding.ts'
import { useInMeeting } from './meeting-context.ts'
import { QuorumLine } from './quorum-line.tsx'
import type { Follow } from './use-follow.ts'

export function OpenRound({ deciding, go }: { readonly deciding: ItemDeciding; readonly go: Follow['go'] }) {
  const { t } = useTranslation('meeting')
  const { programmeId, pointId } = useInMeeting()
  const open = useOpenRound({ programmeId, pointId })
  const { published, round, step } = deciding
  if (published === null) return null
  const ask = () =>
    open.mutate(
      { wordingId: published.id, how: 'meeting', deadline: null },
      {
        onSuccess: ({ rounds }) => {
          const opened = rounds.find((each) => each.wordingId === published.id && each.state === 'open')
          if (opened !== undefined) go({ page: 'round', record: opened.id })
        },
      },
    )
  return (
    <div className="m-open">
      {/* What was revealed says it already. */}
      {step !== 'revealed' && <QuorumLine item={published.agendaItem} />}
      <Button variant="secondary" busy={open.isPending} onClick={ask}>
        {open.isPending
          ? t('round.opening')
          : round === null
            ? t('round.open')
            : t('round.openAgain', { number: round.number + 1 })}
      </Button>
      <CommandTrouble of={{ trouble: open.isError ? problemText(open.error) : null }} what={t('round.notOpened')} />
    </div>
  )
}
