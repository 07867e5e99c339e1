// The text a circulation asks about, in the board's own voice: its version, what is asked and until when, what it takes back, and its papers. Called by the
// circulation's page.

import { FileTextIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import { paperPath, usePapers } from '../api/papers-queries.ts'
import { CirculationTime } from '../item/circulation-time.tsx'
import { ReversalWords } from '../item/reversal-words.tsx'
import { Icon } from '../ui/icon.tsx'
import { WholeIds } from '../ui/whole-ids.tsx'
import { useInCirculation } from './circulation-context.ts'

export function CirculationText() {
  const { t } = useTranslation('circulation')
  const { programmeId, pointId, round, wording, view } = useInCirculation()
  const told = usePapers({ programmeId, pointId }).data
  const papers = told?.papers.filter(({ agendaItem }) => agendaItem === round.agendaItem)
  return (
    <section className="card cir-t" aria-label={t('wording', { version: wording.version })}>
      <p className="cir-th">
        <span className="label">{t('wording', { version: wording.version })}</span>
        {round.state === 'open' && round.deadline !== null && (
          <CirculationTime deadline={round.deadline} offsetMs={view.offsetMs} words="until" />
        )}
      </p>
      <p className="cir-w">
        <WholeIds>{wording.text}</WholeIds>
      </p>
      {wording.reverses !== null && (
        <p className="cir-rev small">
          <ReversalWords programmeId={programmeId} decision={wording.reverses} />
        </p>
      )}
      {round.state === 'open' && <p className="small muted">{t('asks')}</p>}
      {papers !== undefined && (
        <div className="cir-p">
          <h2 className="label">{t('papers')}</h2>
          {papers.length === 0 ? (
            <p className="small muted">{t('noPapers')}</p>
          ) : (
            <ul>
              {papers.map(({ id, name }) => (
                <li key={id}>
                  <Icon of={FileTextIcon} />
                  <a className="ds-link" href={paperPath(programmeId, id)} download={name}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  )
}
