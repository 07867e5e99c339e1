// «Venter på deg»: what waits for whoever reads the page, soonest first, each leading to where it is done. Drawn when all of it has come, so that
// nothing moves for what comes late; not at all when nothing waits. Called by the pages of programmes, points and decisions.

import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Waiting } from '../../shared/contract/inbox.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useWaiting } from './use-waiting.ts'
import './waiting-card.css'
import { WaitingRow } from './waiting-row.tsx'

export interface WaitingCardProps {
  readonly programmeId: ProgrammeId
  /** `all`: what is due later too, but for comments · `pressing`: what asks for something now · `texts`: what is decided between meetings. */
  readonly what: 'all' | 'pressing' | 'texts'
  /** Of its heading. */
  readonly level: 2 | 3
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
          <WaitingRow key={`${each.kind}${each.id}`} programmeId={programmeId} waiting={each} />
        ))}
      </ul>
    </section>
  )
}

function isShown({ kind, pressing }: Waiting, what: WaitingCardProps['what']): boolean {
  if (what === 'texts') return kind === 'circulation' || kind === 'wording'
  // What is said stands in the inbox, however much it is.
  return what === 'all' ? kind !== 'mention' && kind !== 'answer' : pressing
}
