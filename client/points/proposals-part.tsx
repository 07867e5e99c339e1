// «Forslag til sakslisten»: what waits for this agenda, each line one press away from it: overdue promises, decisions to be looked at again, cuts that
// run out, and the backlog. For whoever prepares the point, while it is prepared; nothing moves above it when it comes. Called by both agendas.

import { GavelIcon, HourglassIcon, ScissorsIcon, TasklistIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { titleMaxLength } from '../../shared/board/value.ts'
import { shareLeft } from '../../shared/frame/cut-saving.ts'
import { expectedCost } from '../../shared/frame/expected-cost.ts'
import type { AgendaItemId, ItemId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { PointEdit } from '../../shared/point/edit.ts'
import { useFrame } from '../api/frame-queries.ts'
import { useProgramme } from '../api/programme-queries.ts'
import { dayOf } from '../item/point-order.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useLanguage } from '../language/use-language.ts'
import { useRoom } from '../live/use-room.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import type { IconPicture } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { type State, StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import type { Proposal } from './agenda-proposals.ts'
import { useBoardBridge } from './board-bridge.ts'
import { LinkedChip } from './linked-items.tsx'
import { useInPoint } from './point-context.ts'
import './proposals-part.css'

export interface ProposalsPartProps {
  readonly proposals: readonly Proposal[]
  readonly titleId: string
  readonly onAdded: (id: AgendaItemId) => void
}

/** More than these stand behind a press. */
const mostShown = 5

const looks: Readonly<Record<Proposal['kind'], readonly [State, IconPicture]>> = {
  'follow-up': ['bad', HourglassIcon],
  'follow-up-first': ['bad', HourglassIcon],
  review: ['warn', GavelIcon],
  cut: ['warn', ScissorsIcon],
  offer: ['no', TasklistIcon],
}

export function ProposalsPart({ proposals, titleId, onAdded }: ProposalsPartProps) {
  const { t } = useTranslation('point')
  const room = useRoom()
  const editsOf = useEditsOf()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [all, setAll] = useState(false)
  const shown = all || proposals.length <= mostShown + 1 ? proposals : proposals.slice(0, mostShown)
  if (proposals.length === 0) return null
  const add = (proposal: Proposal) => {
    for (const edit of editsOf(proposal)) {
      const outcome = room.edit(edit)
      // Somebody else added it in the same moment: it stands there.
      if (!outcome.ok && outcome.refusal.code !== 'ID_TAKEN') {
        setRefusal(outcome.refusal)
        return
      }
    }
    setRefusal(null)
    announce(t('proposals.added'))
    onAdded(proposal.id)
  }
  return (
    <section className="pr" aria-labelledby={titleId}>
      <h3 id={titleId} tabIndex={-1}>
        {t('proposals.title')}
      </h3>
      <ul>
        {shown.map((proposal) => (
          <li key={proposal.id} data-proposal={proposal.kind}>
            <ProposalWords proposal={proposal} />
            <Button variant="tertiary" onClick={() => add(proposal)}>
              {t(`proposals.${proposal.kind}.add`)}
            </Button>
          </li>
        ))}
      </ul>
      {shown.length < proposals.length && (
        <Button variant="tertiary" className="pr-all" onClick={() => setAll(true)}>
          {t('proposals.all', { count: proposals.length })}
        </Button>
      )}
      {refusal !== null && <InlineRefusal what={t('proposals.notAdded')} why={refusalOf(refusal)} />}
    </section>
  )
}

function ProposalWords({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useTranslation('point')
  const format = useFormat()
  const areaName = useAreaName()
  const worthOf = useWorth()
  const [state, icon] = looks[proposal.kind]
  const words = () => {
    switch (proposal.kind) {
      case 'review':
        return t('proposals.review.words', { number: proposal.number, date: format.date(proposal.reviewOn) })
      case 'cut':
        return [t('proposals.cut.words', { date: format.date(proposal.latestUsefulDate) }), worthOf(proposal.item)]
          .filter((each) => each !== null)
          .join(' ')
      case 'offer':
        return t('proposals.offer.words', { area: areaName(proposal.area) })
      default:
        return t(`proposals.${proposal.kind}.words`, { count: proposal.overdue })
    }
  }
  const linked = proposal.kind === 'cut' ? [proposal.item] : proposal.kind === 'offer' ? proposal.items : []
  return (
    <span className="pr-w">
      <StateWord state={state} icon={icon}>
        {words()}
      </StateWord>
      {linked.map((id) => (
        <LinkedChip key={id} id={id} />
      ))}
    </span>
  )
}

/** What a cut is still worth if it is decided today, in words; null while that is not known. */
function useWorth(): (id: ItemId) => string | null {
  const { t } = useTranslation('point')
  const format = useFormat()
  const { programmeId } = useInPoint()
  const { board } = useBoardBridge()
  const steering = useFrame(programmeId).data?.steering
  return (id) => {
    const item = board.board().items.get(id)
    if (steering === undefined || item === undefined || item.estimate === null) return null
    const mnok = expectedCost(item.estimate, steering) * shareLeft(item.cut, dayOf(new Date()))
    return t('proposals.cut.worth', { mnok: format.withUnit(mnok, 'MNOK', 0) })
  }
}

function useAreaName(): (id: string) => string {
  const language = useLanguage()
  const { programmeId } = useInPoint()
  const areas = useProgramme(programmeId).data?.structure.areas
  return (id) => {
    const area = areas?.find((each) => each.id === id)
    return area === undefined ? id : localName(area.name, language)
  }
}

/** @returns what puts a proposal on the agenda, in the language on the screen. */
function useEditsOf(): (proposal: Proposal) => readonly PointEdit[] {
  const { t } = useTranslation('point')
  const { board } = useBoardBridge()
  const areaName = useAreaName()
  return (proposal) => {
    const { id: agendaItem, before } = proposal
    const add = (kind: 'follow-up' | 'decision', title: string, minutes: number): PointEdit => ({
      type: 'add-agenda-item',
      agendaItem,
      kind,
      title: title.slice(0, titleMaxLength),
      minutes,
      owner: '',
      before,
    })
    switch (proposal.kind) {
      case 'follow-up':
        return [add('follow-up', t('proposals.follow-up.item'), 15)]
      case 'follow-up-first':
        return [{ type: 'move-agenda-item', agendaItem, before }]
      case 'review':
        return [add('decision', t('proposals.review.item', { number: proposal.number }), 20)]
      case 'cut': {
        const title = board.board().items.get(proposal.item)?.title ?? proposal.item
        return [
          add('decision', t('proposals.cut.item', { title }), 20),
          { type: 'link-item', agendaItem, item: proposal.item, linked: true },
        ]
      }
      case 'offer':
        return [
          add('decision', t('proposals.offer.item', { area: areaName(proposal.area) }), 20),
          ...proposal.items.map((item): PointEdit => ({ type: 'link-item', agendaItem, item, linked: true })),
        ]
    }
  }
}
