// One thing that waits for the reader, as a link to where it is done. Called by the list of what waits and by the line where she lands.

import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Anchor } from '../../shared/comment/anchor.ts'
import { itemSpokenOf, type Waiting } from '../../shared/contract/inbox.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { useProgramme } from '../api/programme-queries.ts'
import { useLanguage } from '../language/use-language.ts'
import { useFormat } from '../ui/use-format.ts'
import { AnchorLink } from './anchor-link.tsx'

export interface WaitingLinkProps {
  readonly programmeId: ProgrammeId
  readonly waiting: Waiting
  readonly className?: string
  /** What it says; what is to be done when left out. */
  readonly children?: ReactNode
}

export function WaitingLink({ programmeId: programme, waiting, className = 'ds-link', children }: WaitingLinkProps) {
  const words = useWords(programme)
  const said = children ?? words(waiting)
  switch (waiting.kind) {
    case 'session':
      return (
        <Link
          className={className}
          to="/p/$programme/points/$point/meeting"
          params={{ programme, point: waiting.pointId }}
        >
          {said}
        </Link>
      )
    case 'circulation':
      return (
        <Link
          className={className}
          to="/p/$programme/points/$point/circulations/$round"
          params={{ programme, point: waiting.pointId, round: waiting.roundId }}
        >
          {said}
        </Link>
      )
    case 'scores':
      return (
        <Link
          className={className}
          to="/p/$programme/scores"
          params={{ programme }}
          search={{ round: waiting.scoreRoundId }}
        >
          {said}
        </Link>
      )
    case 'minutes':
      return (
        <Link
          className={className}
          to="/p/$programme/points/$point/minutes"
          params={{ programme, point: waiting.pointId }}
        >
          {said}
        </Link>
      )
    case 'promise':
      return (
        <Link className={className} to="/p/$programme/promises" params={{ programme }}>
          {said}
        </Link>
      )
    case 'review':
      return (
        <Link
          className={className}
          to="/p/$programme/decisions/$decision"
          params={{ programme, decision: waiting.decisionId }}
        >
          {said}
        </Link>
      )
    case 'mention':
    case 'answer':
      return (
        <AnchorLink programmeId={programme} anchor={waiting.anchor} className={className}>
          {said}
        </AnchorLink>
      )
    default:
      return (
        <Link
          className={className}
          to="/p/$programme/points/$point"
          params={{ programme, point: waiting.pointId }}
          search={waiting.kind === 'wording' || waiting.kind === 'agenda' ? { agenda: waiting.agendaItem } : {}}
        >
          {said}
        </Link>
      )
  }
}

/** @returns what tells what is to be done, in one line */
function useWords(programmeId: ProgrammeId): (waiting: Waiting) => string {
  const { t } = useTranslation('waiting')
  const format = useFormat()
  const language = useLanguage()
  const questions = useProgramme(programmeId).data?.structure.questions
  const questionOf = useMemo(() => {
    const named = new Map(questions?.map(({ id, question }) => [id, localName(question, language)]))
    return (id: string) => named.get(id) ?? id
  }, [questions, language])
  const ofComment = (kind: 'mention' | 'answer', { by, anchor }: { readonly by: string; readonly anchor: Anchor }) => {
    const item = itemSpokenOf(anchor)
    return item === null ? t(kind, { by }) : t(`${kind}Of`, { by, item })
  }
  return (waiting) => {
    const date = waiting.due === null ? '' : format.date(waiting.due)
    switch (waiting.kind) {
      case 'session':
        return t('session', { title: waiting.title })
      case 'call':
        return t('call', { date })
      case 'circulation':
        return t('circulation', { date })
      case 'scores':
        return t('scores', { count: waiting.items })
      case 'wording':
        return t('wording', { date })
      case 'minutes':
        return t('minutes', { date: format.date(waiting.of) })
      case 'promise':
        return t('promise', { text: waiting.text })
      case 'question':
        return t('question', { question: questionOf(waiting.question) })
      case 'review':
        return t('review', { number: waiting.number })
      case 'agenda':
        return t('agenda', { title: waiting.title })
      case 'mention':
        return ofComment('mention', waiting)
      case 'answer':
        return ofComment('answer', waiting)
      case 'papers':
        return t('papersOf', { title: waiting.title })
    }
  }
}
