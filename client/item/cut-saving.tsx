// The steps by which a cut's saving falls: from a day on, so much is left. A table for those who read, fields for those who may change it; saved as one value, since
// the days stand in order and never leave more than before. Called by cut-steering.tsx.

import { PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemCut } from '../../shared/board/item.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useLanguage } from '../language/use-language.ts'
import { useRoom } from '../live/use-room.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { parseNumber } from '../ui/parse-number.ts'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'
import type { CutFieldsProps } from './cut-fields.tsx'
import { refusalOf } from './refusal-of.ts'

type Step = ItemCut['saving'][number]

const mostSteps = 24

export function CutSaving({ item, mayEdit }: CutFieldsProps) {
  const { t } = useTranslation('cutList')
  const { saving } = item.cut
  return (
    <div className="cut-sv">
      <h4 className="label">{t('saving.title')}</h4>
      {mayEdit ? (
        <StepFields item={item} mayEdit={mayEdit} />
      ) : saving.length === 0 ? (
        <p className="small muted">{t('saving.none')}</p>
      ) : (
        <StepTable saving={saving} />
      )}
    </div>
  )
}

function StepTable({ saving }: { readonly saving: ItemCut['saving'] }) {
  const { t } = useTranslation('cutList')
  const format = useFormat()
  return (
    <table className="cut-sv-t">
      <thead>
        <tr>
          <th scope="col">{t('saving.on')}</th>
          <th scope="col">{t('saving.leftRead')}</th>
        </tr>
      </thead>
      <tbody>
        {saving.map(({ on, left }) => (
          <tr key={on}>
            <td>{format.date(on)}</td>
            <td className="num">{format.percent(left)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function StepFields({ item }: CutFieldsProps) {
  const { t } = useTranslation('cutList')
  const room = useRoom()
  const [adding, setAdding] = useState<Partial<Step> | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { saving } = item.cut
  /** @returns whether it was saved */
  const save = (steps: readonly Step[]): boolean => {
    const value = [...steps].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    const outcome = room.edit({ type: 'set-field', item: item.id, set: { field: 'cut.saving', value } })
    setRefusal(outcome.ok ? null : outcome.refusal)
    return outcome.ok
  }
  const change = (at: number, step: Partial<Step>) =>
    save(saving.map((each, other) => (other === at ? { ...each, ...step } : each)))
  const add = (step: Partial<Step>) => {
    const { on, left } = step
    if (on === undefined || left === undefined) setAdding(step)
    else if (save([...saving, { on, left }])) setAdding(null)
    else setAdding(step)
  }
  return (
    <>
      {saving.length === 0 && adding === null && <p className="small muted">{t('saving.none')}</p>}
      <ul className="cut-sv-l">
        {saving.map((step, at) => (
          <li key={step.on}>
            <StepRow number={at + 1} step={step} onChange={(changed) => change(at, changed)} />
            <IconButton
              label={t('saving.remove', { count: at + 1 })}
              icon={TrashIcon}
              onClick={() => save(saving.filter((_, other) => other !== at))}
            />
          </li>
        ))}
        {adding !== null && (
          <li>
            <StepRow number={saving.length + 1} step={adding} onChange={(step) => add({ ...adding, ...step })} />
            <IconButton
              label={t('saving.remove', { count: saving.length + 1 })}
              icon={TrashIcon}
              onClick={() => setAdding(null)}
            />
          </li>
        )}
      </ul>
      {refusal !== null && <InlineRefusal what={t('saving.notSaved')} why={refusalOf(refusal)} />}
      {adding === null && saving.length < mostSteps && (
        <Button variant="tertiary" icon={PlusIcon} onClick={() => setAdding({})}>
          {t('saving.add')}
        </Button>
      )}
    </>
  )
}

function StepRow(o: {
  readonly number: number
  readonly step: Partial<Step>
  readonly onChange: (step: Partial<Step>) => void
}) {
  const { number: count, step } = o
  const { t } = useTranslation('cutList')
  const language = useLanguage()
  const format = useFormat()
  const [bad, setBad] = useState(false)
  const isFirst = count === 1
  return (
    <>
      <DateField
        label={isFirst ? t('saving.on') : t('saving.onOf', { count })}
        hideLabel={!isFirst}
        value={step.on ?? null}
        onCommit={(on) => on !== null && o.onChange({ on })}
      />
      <TextField
        label={isFirst ? t('saving.left') : t('saving.leftOf', { count })}
        hideLabel={!isFirst}
        value={step.left === undefined ? '' : format.number(step.left * 100, 1)}
        error={bad ? t('saving.notANumber') : null}
        onCommit={(text) => {
          const percent = parseNumber(text, language)
          const reads = typeof percent === 'number' && percent >= 0 && percent <= 100
          setBad(!reads && text.trim() !== '')
          if (reads) o.onChange({ left: Math.round(percent * 10) / 1000 })
        }}
      />
    </>
  )
}
