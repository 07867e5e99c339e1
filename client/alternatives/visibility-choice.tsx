// Who may see an alternative: its maker alone, or all who may make one. Called by the dialog that makes one.

import { useTranslation } from 'react-i18next'
import type { Alternative } from '../../shared/contract/alternatives.ts'

export interface VisibilityChoiceProps {
  readonly value: Alternative['visibility']
  readonly onChange: (value: Alternative['visibility']) => void
}

export function VisibilityChoice({ value, onChange }: VisibilityChoiceProps) {
  const { t } = useTranslation('alternatives')
  return (
    <fieldset className="alt-ch">
      <legend className="strong">{t('make.who')}</legend>
      {(['private', 'shared'] as const).map((each) => (
        <label key={each}>
          <input type="radio" name="visibility" checked={value === each} onChange={() => onChange(each)} />
          <span>
            {t(`visibility.${each}`)}
            <span className="muted small"> {t(`visibilityHint.${each}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
