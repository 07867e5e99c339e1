// «De sju spørsmålene»: the programme's standard questions with what has been answered, by whom, and what follows; who owes what is missing, and
// when; what the system knows by itself; and the board's verdict on the whole. Called by the page of one point.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evidence } from '../../shared/contract/meeting.ts'
import { localName } from '../../shared/language/local-name.ts'
import { ageDays, evidenceState } from '../../shared/point/evidence-state.ts'
import { useEvidence } from '../api/evidence-queries.ts'
import { problemText } from '../api/problem.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import { useLanguage } from '../language/use-language.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { KnownFactsPart } from './known-facts.tsx'
import { useInPoint, useMayInPoint } from './point-context.ts'
import { QuestionDialog } from './question-dialog.tsx'
import { QuestionRow } from './question-row.tsx'
import './questions-card.css'
import { VerdictPart } from './verdict-part.tsx'

export function QuestionsCard() {
  const { t } = useTranslation('point')
  const language = useLanguage()
  const { structure } = useProgrammeBody()
  const { programmeId, pointId, meeting, permissions } = useInPoint()
  const mayAnswer = useMayInPoint('evidence.answer')
  const told = useEvidence({ programmeId, pointId })
  const [answering, setAnswering] = useState<Evidence | null>(null)
  const asOf = meeting?.startedAt ?? new Date().toISOString()
  const evidence = told.data?.evidence ?? []
  const questionOf = (id: string): string => {
    const found = structure.questions.find((question) => question.id === id)
    return found === undefined ? id : localName(found.question, language)
  }
  const answered = evidence.filter((each) => evidenceState(each, asOf) !== 'missing')
  const oldest = answered
    .filter((each) => evidenceState(each, asOf) === 'outdated')
    .reduce((most, { answeredAt }) => Math.max(most, answeredAt === null ? 0 : ageDays(answeredAt, asOf)), 0)
  const count = structure.questions.length
  const isPrepared = (meeting === null || meeting.state === 'draft') && !permissions.includes('internal.read')
  return (
    <section className="card qc" aria-labelledby="questions-title">
      <div className="pc-h">
        <h2 className="h2" id="questions-title">
          {count === 7 ? t('questions.titleSeven') : t('questions.title', { count })}
        </h2>
        {isPrepared && <span className="pc-s">{t('questions.whenCalled')}</span>}
        {told.data !== undefined && !isPrepared && (
          <span className="pc-s">
            <b>{t('questions.answered', { count: answered.length, all: evidence.length })}</b>
            {oldest > 0 && `, ${t('questions.oldest', { count: oldest })}`}
          </span>
        )}
      </div>
      {told.isPending && <LoadingRows label={t('questions.loading')} rows={count} rowHeightPx={84} />}
      {told.isError && (
        <ErrorPanel title={t('questions.failed')} onRetry={() => void told.refetch()}>
          {problemText(told.error)}
        </ErrorPanel>
      )}
      {told.data !== undefined && (
        <>
          <ol className="qs">
            {evidence.map((each, at) => (
              <QuestionRow
                key={each.question}
                evidence={each}
                number={at + 1}
                question={questionOf(each.question)}
                state={evidenceState(each, asOf)}
                isForReader={!isPrepared}
                onAnswer={mayAnswer ? () => setAnswering(each) : null}
              />
            ))}
          </ol>
          <KnownFactsPart facts={told.data.facts} />
          <VerdictPart />
        </>
      )}
      {answering !== null && (
        <QuestionDialog
          evidence={answering}
          question={questionOf(answering.question)}
          onClose={() => setAnswering(null)}
        />
      )}
    </section>
  )
}
