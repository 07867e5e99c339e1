// One alternative in the list: what it is called, whose and since when, how far it has come, and whether it is to be compared. Called by alternatives-page.tsx.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Alternative } from '../../shared/contract/alternatives.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { StateWord } from '../ui/state-word.tsx'
import { type People, stateOf, useAlternativeLine } from './alternative-words.ts'

export interface AlternativeRowProps {
  readonly programmeId: ProgrammeId
  readonly alternative: Alternative
  readonly people: People
  readonly isChosen: boolean
  readonly mayChoose: boolean
  readonly onToggle: () => void
}

export function AlternativeRow(o: AlternativeRowProps) {
  const { t } = useTranslation('alternatives')
  const line = useAlternativeLine()
  const { alternative } = o
  const { id, name, state } = alternative
  return (
    <div className="alt-r">
      <div className="alt-n">
        <Link to="/p/$programme/alternatives/$alternative" params={{ programme: o.programmeId, alternative: id }}>
          {name}
        </Link>
        <p className="muted small">{line(alternative, o.people)}</p>
      </div>
      <StateWord state={stateOf[state]}>{t(`states.${state}`)}</StateWord>
      <label className="alt-c small">
        <input
          type="checkbox"
          checked={o.isChosen}
          disabled={!o.mayChoose}
          aria-label={t('compareLabel', { name })}
          onChange={o.onToggle}
        />
        <span aria-hidden="true">{t('compare')}</span>
      </label>
    </div>
  )
}
