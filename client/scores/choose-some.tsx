// Some of several, as check boxes under a heading. Called by ask-dialog.tsx.

import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'

export interface ChooseSomeProps {
  readonly title: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
  readonly chosen: readonly string[]
  readonly onChosen: (chosen: readonly string[]) => void
  readonly error: string | null
}

export function ChooseSome({ title, options, chosen, onChosen, error }: ChooseSomeProps) {
  const { t } = useTranslation('scores')
  return (
    <fieldset className="scr-some">
      <legend className="strong">{title}</legend>
      <div className="scr-f">
        <Button variant="tertiary" onClick={() => onChosen(options.map(({ id }) => id))}>
          {t('ask.all')}
        </Button>
        <Button variant="tertiary" onClick={() => onChosen([])}>
          {t('ask.none')}
        </Button>
      </div>
      {options.map(({ id, label }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChosen(event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
            }
          />
          {label}
        </label>
      ))}
      {error !== null && <p className="fld-error">{error}</p>}
    </fieldset>
  )
}
