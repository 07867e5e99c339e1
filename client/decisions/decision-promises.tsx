// What has been promised to the board for a decision: each with who and when, and making another. Called by decision-page.tsx.

import { PlusIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownDecision } from '../../shared/contract/deciding.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { usePromises } from '../api/promises-queries.ts'
import { useMembership } from '../api/session-queries.ts'
import { NewPromiseDialog } from '../item/new-promise-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { dayOf, namedIn } from './decision-words.ts'
import { PromiseRow } from './promise-row.tsx'
import './promises.css'

export function DecisionPromises(o: { readonly programmeId: ProgrammeId; readonly decision: ShownDecision }) {
  const { t } = useTranslation('decisions')
  const { t: promiseWords } = useTranslation('promises')
  const { programmeId, decision } = o
  const told = usePromises(programmeId).data
  const mayMake = useMembership(programmeId)?.permissions.includes('promise.edit') ?? false
  const [making, setMaking] = useState(false)
  const promises = told?.promises.filter(({ decisionId }) => decisionId === decision.id) ?? []
  if (told === undefined || (promises.length === 0 && !mayMake)) return null
  const today = dayOf(new Date().toISOString())
  return (
    <section className="card dec-sec">
      <h2 className="h2">{t('one.promises')}</h2>
      {promises.length === 0 ? (
        <p className="muted">{t('one.noPromises')}</p>
      ) : (
        <ul className="dec-prm">
          {promises.map((promise) => (
            <li key={promise.id}>
              <PromiseRow
                programmeId={programmeId}
                promise={promise}
                isLate={promise.state === 'open' && promise.due < today}
                named={namedIn(told.people)}
                atDecision
              />
            </li>
          ))}
        </ul>
      )}
      {mayMake && (
        <Button variant="tertiary" icon={PlusIcon} className="dec-to" onClick={() => setMaking(true)}>
          {promiseWords('add')}
        </Button>
      )}
      {making && (
        <NewPromiseDialog
          programmeId={programmeId}
          about={{
            decisionId: decision.id,
            pointId: decision.pointId,
            agendaItem: decision.agendaItem,
            internal: decision.internal,
          }}
          onClose={() => setMaking(false)}
        />
      )}
    </section>
  )
}
