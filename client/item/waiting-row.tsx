// One thing that waits for the reader: what it is, as a link to where it is done, what was said, and when it is due. Called by the lists of what waits.

import {
  BellIcon,
  CalendarIcon,
  ChatIcon,
  FileTextIcon,
  GavelIcon,
  HandShakeHeartIcon,
  MonitorIcon,
  TasklistIcon,
} from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Waiting } from '../../shared/contract/inbox.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useCirculations } from '../api/circulations-queries.ts'
import { Icon, type IconPicture } from '../ui/icon.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { CirculationTime } from './circulation-time.tsx'
import { WaitingLink } from './waiting-link.tsx'

const pictures: Readonly<Record<Waiting['kind'], IconPicture>> = {
  session: MonitorIcon,
  call: CalendarIcon,
  circulation: BellIcon,
  scores: BellIcon,
  wording: BellIcon,
  minutes: FileTextIcon,
  promise: HandShakeHeartIcon,
  question: TasklistIcon,
  review: GavelIcon,
  agenda: TasklistIcon,
  mention: ChatIcon,
  answer: ChatIcon,
  papers: FileTextIcon,
}

interface RowProps {
  readonly programmeId: ProgrammeId
  readonly waiting: Waiting
}

/** @param o.children what else stands under the words */
export function WaitingRow({ children, ...o }: RowProps & { readonly children?: ReactNode }) {
  return (
    <li data-waiting={o.waiting.kind}>
      <Icon of={pictures[o.waiting.kind]} />
      <What {...o}>{children}</What>
      <When {...o} />
    </li>
  )
}

/** The words that are decided on stand whole. */
function What({ children, ...o }: RowProps & { readonly children: ReactNode }) {
  const { t } = useTranslation('waiting')
  const { t: circulation } = useTranslation('circulation')
  const format = useFormat()
  const { waiting } = o
  const noteOf = (): string | null => {
    if ((waiting.kind === 'call' || waiting.kind === 'papers') && waiting.papers > 0)
      return t('papers', { count: waiting.papers })
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
      {(waiting.kind === 'mention' || waiting.kind === 'answer') && <q className="wc-q">{waiting.text}</q>}
      {note !== null && <span className="small muted">{note}</span>}
      {children}
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
  if (due === null || kind === 'call' || kind === 'wording' || kind === 'papers') return null
  const words = kind === 'minutes' || kind === 'agenda' ? 'meets' : late ? 'wasDue' : 'due'
  return <StateWord state={late ? 'bad' : 'no'}>{t(words, { date: format.date(due) })}</StateWord>
}

function Until({ programmeId, deadline }: { readonly programmeId: ProgrammeId; readonly deadline: string }) {
  const told = useCirculations(programmeId)
  if (told.data === undefined) return null
  const offsetMs = Date.parse(told.data.at) - told.dataUpdatedAt
  return <CirculationTime deadline={deadline} offsetMs={offsetMs} words="until" />
}
