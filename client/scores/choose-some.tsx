// Some of several, as check boxes under a heading. Called by ask-dialog.tsx.

export interface ChooseSomeProps {
  readonly title: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
  readonly chosen: readonly string[]
  readonly onChosen: (chosen: readonly string[]) => void
  readonly error: string | null
}

export function ChooseSome({ title, options, chosen, onChosen, error }: ChooseSomeProps) {
  return (
    <fieldset className="scr-some">
      <legend className="strong">{title}</legend>
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
