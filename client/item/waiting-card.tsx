// «Venter på deg»: what waits for whoever reads the page, soonest first, each leading to where it is done. Drawn when all of it has come, so that
// nothing moves for what comes late; not at all when nothing waits. Called by the pages of programmes, points and decisions.

import {
  BellIcon,
  CalendarIcon,
  FileTextIcon,
  GavelIcon,
  HandShakeHeartIcon,
  MonitorIcon,
  TasklistIcon,
} from '@navikt/aksel-icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useCirculations } from '../api/circulations-queries.ts'
import { Icon, type IconPicture } from '../ui/icon.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { CirculationTime } from './circulation-time.tsx'
import { useWaiting } from './use-waiting.ts'
import './waiting-card.css'
import { WaitingLink } from './waiting-link.tsx'
import type { Waiting } from './waits-for-you.ts'

export interface WaitingCardProps {
  readonly programmeId: ProgrammeId
  /** `all`: what is due later too · `pressing`: what asks for something now · `texts`: what is decided between meetings. */
  readonly what: 'all' | 'pressing' | 'texts'
  /** Of its heading. */
  readonly level: 2 | 3
}

const pictures: Readonly<Record<Waiting['kind'], IconPicture>> = {
  session: MonitorIcon,
  call: CalendarIcon,
  circulation: BellIcon,
  wording: BellIcon,
  minutes: FileTextIcon,
  promise: HandShakeHeartIcon,
  question: TasklistIcon,
  review: GavelIcon,
}

export function WaitingCard({ programmeId, what, level }: WaitingCardProps) {
  const { t } = useTranslation('waiting')
  const headingId = useId()
  const waiting = useWaiting(programmeId)?.filter((each) => isShown(each, what)) ?? []
  if (waiting.length === 0) return null
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="wc" aria-labelledby={headingId}>
      <Heading className="h2" id={headingId}>
        {t('title')}
      </Heading>
      <ul>
        {waiting.map((each) => (
          <li key={`${each.kind}${each.id}`} data-waiting={each.kind}>
            <Icon of={pictures[each.kind]} />
            <What programmeId={programmeId} waiting={each} />
            <When programmeId={programmeId} waiting={each} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function isShown({ kind, pressing }: Waiting, what: WaitingCardProps['what']): boolean {
  if (what === 'texts') return kind === 'circulation' || kind === 'wording'
  return what === 'all' || pressing
}

interface RowProps {
  readonly programmeId: ProgrammeId
  readonly waiting: Waiting
}

/** The words that are decided on stand whole. */
function What(o: RowProps) {
  const { t } = useTranslation('waiting')
  const { t: circulation } = useTranslation('circulation')
  const format = useFormat()
  const { waiting } = o
  const noteOf = (): string | null => {
    if (waiting.kind === 'call' && waiting.papers > 0) return t('papers', { count: waiting.papers })
    if (waiting.kind === 'wording') return t('wording', { date: format.date(waiting.due ?? '') })
    if (waiting.kind !== 'circulation' || waiting.remindedAt === null) return null
    return circulation('reminded', { when: format.moment(new Date(waiting.remindedAt), new Date()) })
  }
  const note = noteOf()
  const isText = waiting.kind === 'circulation' || waiting.kind === 'wording'
  return (
    <span className="wc-w">
      {isText ? (
        <WaitingLink {...o} className="ds-link wc-t">
          {waiting.text}
        </WaitingLink>
      ) : (
        <WaitingLink {...o} />
      )}
      {note !== null && <span className="small muted">{note}</span>}
    </span>
  )
}

function When({ programmeId, waiting }: RowProps) {
  const { t } = useTranslation('waiting')
  const format = useFormat()
  const { due, late, kind } = waiting
  if (kind === 'circulation' && waiting.deadline !== null) {
    return <Until programmeId={programmeId} deadline={waiting.deadline} />
  }
  if (due === null || kind === 'call' || kind === 'wording') return null
  const words = kind === 'minutes' ? 'meets' : late ? 'wasDue' : 'due'
  return <StateWord state={late ? 'bad' : 'no'}>{t(words, { date: format.date(due) })}</StateWord>
}

function Until({ programmeId, deadline }: { readonly programmeId: ProgrammeId; readonly deadline: string }) {
  const told = useCirculations(programmeId)
  if (told.data === undefined) return null
  const offsetMs = Date.parse(told.data.at) - told.dataUpdatedAt
  return <CirculationTime deadline={deadline} offsetMs={offsetMs} words="until" />
}
