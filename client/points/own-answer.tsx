// One's own answer to the call, in one press, and for a member who stands in for her. Called by «Hvem kommer».

import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeBody } from '../../shared/contract/http.ts'
import type { MeetingView } from '../../shared/contract/meeting.ts'
import type { PersonId } from '../../shared/ids.ts'
import { attendanceOf } from '../../shared/point/who-is-there.ts'
import { Chip } from '../ui/chip.tsx'
import { Select } from '../ui/select.tsx'
import { type Answer, possibleDeputies } from './coming.ts'
import type { PointCommand } from './use-point-command.ts'

export interface OwnAnswerProps {
  readonly view: MeetingView
  readonly me: PersonId
  readonly members: ProgrammeBody['members']
  readonly command: PointCommand
}

export function OwnAnswer({ view, me, members, command }: OwnAnswerProps) {
  const { t } = useTranslation('point')
  const labelId = useId()
  const seated = view.seats.some(({ member }) => member === me)
  const { answer } = attendanceOf(view.meeting, me)
  const deputy = view.meeting.deputies[me] ?? null
  const answers: readonly Answer[] = seated ? ['comes', 'deputy-comes', 'does-not-come'] : ['comes', 'does-not-come']
  const possible = possibleDeputies(view, members, me)
  return (
    <div className="co-me">
      <p className="co-q" id={labelId}>
        {t(answer === null ? 'coming.ask' : 'coming.yours')}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: three presses with one name; a fieldset draws a frame of its own */}
      <div role="group" aria-labelledby={labelId} className="co-b">
        {answers.map((each) => (
          <Chip
            key={each}
            pressed={answer === each}
            onClick={() => command.run({ type: 'answer-call', person: me, answer: each })}
          >
            {t(`coming.own.${each}`)}
          </Chip>
        ))}
      </div>
      {seated && answer === 'deputy-comes' && (
        <Select
          label={t('coming.yourDeputy')}
          value={deputy ?? ''}
          options={[
            { value: '', label: t('coming.noDeputy') },
            ...possible.map(({ person }) => ({ value: person.id, label: person.name })),
          ]}
          onChange={(value) => {
            const chosen = possible.find(({ person }) => person.id === value)?.person.id ?? null
            command.run({ type: 'set-deputy', member: me, deputy: chosen })
          }}
        />
      )}
    </div>
  )
}
