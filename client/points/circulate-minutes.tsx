// Sending minutes to the board to be approved in writing: the text it answers is written and shown to the board where the item about the minutes has
// none, and sent out with a deadline. Called by not-yet-approved.tsx.

import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { noteMaxLength } from '../../shared/board/value.ts'
import type { DecidingView, Wording } from '../../shared/contract/deciding.ts'
import type { MinutesBody } from '../../shared/contract/minutes.ts'
import type { AgendaItemId, ProgrammeId } from '../../shared/ids.ts'
import { useDeciding, useWriteWording } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { CirculateDialog } from '../item/circulate-dialog.tsx'
import { refusalText } from '../language/refusal-text.ts'
import { WordsDialog } from '../ui/words-dialog.tsx'

export type ApprovalPlace = MinutesBody['approvals'][number]

export interface CirculateMinutesProps {
  readonly programmeId: ProgrammeId
  /** Where the item about the minutes stands. */
  readonly place: ApprovalPlace
  /** The text it begins with where the item has none. */
  readonly proposed: string
  readonly onClose: () => void
}

export function CirculateMinutes({ programmeId, place, proposed, onClose }: CirculateMinutesProps) {
  const navigate = useNavigate()
  const { point, item } = place
  const deciding = useDeciding({ programmeId, pointId: point.id }).data
  if (deciding === undefined) return null
  const wording = textInForce(deciding, item)
  if (wording === undefined) return <WriteText {...{ programmeId, place, proposed, onClose }} />
  return (
    <CirculateDialog
      programmeId={programmeId}
      texts={[{ pointId: point.id, pointTitle: point.title, wording }]}
      onClose={onClose}
      onSent={({ pointId, round }) =>
        void navigate({
          to: '/p/$programme/points/$point/circulations/$round',
          params: { programme: programmeId, point: pointId, round },
        })
      }
    />
  )
}

/** The text the board answers: the newest it has been shown. */
function textInForce({ wordings }: DecidingView, item: AgendaItemId): Wording | undefined {
  return wordings
    .filter(({ agendaItem, publishedAt }) => agendaItem === item && publishedAt !== null)
    .reduce<Wording | undefined>((newest, each) => (newest && newest.version > each.version ? newest : each), undefined)
}

function WriteText({ programmeId, place, proposed, onClose }: CirculateMinutesProps) {
  const { t } = useTranslation('minutes')
  const write = useWriteWording({ programmeId, pointId: place.point.id })
  return (
    <WordsDialog
      title={t('circulate')}
      save={t('circulateNext')}
      busy={write.isPending}
      label={t('circulateText')}
      hint={t('circulateHint')}
      missing={refusalText({ code: 'WORDING_EMPTY' })}
      maxLength={noteMaxLength}
      begins={proposed}
      boardsWords
      trouble={write.isError ? { what: t('circulateNotSaved'), why: problemText(write.error) } : null}
      onGiven={(text) => write.mutate({ agendaItem: place.item, internal: false, text, publish: true })}
      onClose={onClose}
    />
  )
}
