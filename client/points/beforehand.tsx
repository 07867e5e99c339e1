// A position before the meeting, by somebody who will not be there: that a seat has given one, for everybody to see, and the reader's own, which nobody sees
// before it is shown with the others. Called by the wordings of an agenda item, for the published text.

import { PersonCheckmarkIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wording } from '../../shared/contract/deciding.ts'
import { useCirculations } from '../api/circulations-queries.ts'
import { useGivePositionBeforehand } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { PositionForm } from '../item/position-form.tsx'
import { useProgrammeBody } from '../item/programme-context.ts'
import { Button } from '../ui/button.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useInPoint } from './point-context.ts'

export function Beforehand({ wording }: { readonly wording: Wording }) {
  const { t } = useTranslation('circulation')
  const format = useFormat()
  const { programmeId, pointId, meeting } = useInPoint()
  const { members } = useProgrammeBody()
  const give = useGivePositionBeforehand({ programmeId, pointId })
  const [asked, setAsked] = useState(false)
  const untried = useCirculations(programmeId).data?.wordings.find((each) => each.wording.id === wording.id)
  const names = wording.beforehand.map((seat) => members.find(({ person }) => person.id === seat)?.person.name ?? '')
  // In the meeting one answers there; who stays away may still say something here.
  const mayGive = untried?.mayGive === true && meeting?.state !== 'adjourned'
  if (names.length === 0 && !mayGive) return null
  const shown = asked || untried?.waits === true || wording.mine !== null
  return (
    <div className="ws-b">
      {names.length > 0 && (
        <p>
          <StateWord state="ok" icon={PersonCheckmarkIcon}>
            {t('beforehand.given', { count: names.length, names: format.list(names) })}
          </StateWord>
        </p>
      )}
      {mayGive && !shown && (
        <p className="ws-a">
          <Button variant="tertiary" onClick={() => setAsked(true)}>
            {t('beforehand.give')}
          </Button>
        </p>
      )}
      {mayGive && shown && (
        <>
          {wording.mine === null && <p className="muted small">{t('beforehand.lead')}</p>}
          <PositionForm
            mine={wording.mine}
            giving={{
              run: (given, onDone) => give.mutate({ wording: wording.id, given }, { onSuccess: onDone }),
              busy: give.isPending,
              trouble: give.isError ? problemText(give.error) : null,
            }}
            about={[t('beforehand.title').toLowerCase()]}
            secret={t('beforehand.secret')}
            reminder={null}
          />
        </>
      )}
    </div>
  )
}
