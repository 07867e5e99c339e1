// Area, kind, phase and who does it, as tags that can be changed where they are read. Called by item-drawer.tsx.

import { ChevronDownIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Item, phaseSchema } from '../../shared/board/item.ts'
import type { ActorId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { Outcome, Refusal } from '../../shared/outcome.ts'
import { useLanguage } from '../language/use-language.ts'
import { useRoom } from '../live/use-room.ts'
import { ChipSelect } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { Tag } from '../ui/tag.tsx'
import { useProgrammeNames } from './programme-context.ts'
import { refusalOf } from './refusal-of.ts'

const phases = phaseSchema.options
const kinds = [1, 2, 3] as const

export function ItemTags({ item, mayEdit }: { readonly item: Item; readonly mayEdit: boolean }) {
  const { t } = useTranslation('item')
  const room = useRoom()
  const language = useLanguage()
  const names = useProgrammeNames()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const who = item.who.map(names.actor).join(', ')
  if (!mayEdit) {
    return (
      <p className="d-tags">
        <Tag>{names.area(item.area)}</Tag>
        <Tag>{t(`kinds.${item.kind}`)}</Tag>
        {item.phase !== null && <Tag>{t(`phases.${item.phase}`)}</Tag>}
        <span className="muted small">{who}</span>
      </p>
    )
  }
  const tell = (outcome: Outcome<unknown>) => setRefusal(outcome.ok ? null : outcome.refusal)
  const setWho = (value: readonly ActorId[]) =>
    tell(room.edit({ type: 'set-field', item: item.id, set: { field: 'who', value } }))
  return (
    <>
      <div className="d-tags">
        <ChipSelect
          label={t('area')}
          value={item.area}
          options={names.structure.areas.map((area) => ({ value: area.id, label: localName(area.name, language) }))}
          onChange={(value) => {
            const area = names.structure.areas.find((each) => each.id === value)
            if (area) tell(room.edit({ type: 'set-field', item: item.id, set: { field: 'area', value: area.id } }))
          }}
        />
        <ChipSelect
          label={t('kind')}
          value={String(item.kind)}
          options={kinds.map((kind) => ({ value: String(kind), label: t(`kinds.${kind}`) }))}
          onChange={(value) => {
            const kind = kinds.find((each) => String(each) === value)
            if (kind) tell(room.edit({ type: 'set-field', item: item.id, set: { field: 'kind', value: kind } }))
          }}
        />
        <ChipSelect
          label={t('phase')}
          value={item.phase ?? ''}
          options={[
            { value: '', label: t('noPhase') },
            ...phases.map((phase) => ({ value: phase, label: t(`phases.${phase}`) })),
          ]}
          onChange={(value) => {
            const phase = phases.find((each) => each === value) ?? null
            tell(room.edit({ type: 'set-field', item: item.id, set: { field: 'phase', value: phase } }))
          }}
        />
        <details className="who">
          <summary className="ds-chip vv-chip">
            {t('who')}: <b>{item.who.length === 0 ? t('noWho') : item.who.join(', ')}</b>
            <Icon of={ChevronDownIcon} />
          </summary>
          <fieldset className="who-l">
            <legend className="sr">{t('editWho')}</legend>
            {names.structure.actors.map((actor) => (
              <label key={actor.id}>
                <input
                  type="checkbox"
                  checked={item.who.includes(actor.id)}
                  onChange={(event) =>
                    setWho(
                      event.target.checked ? [...item.who, actor.id] : item.who.filter((each) => each !== actor.id),
                    )
                  }
                />
                <span>
                  {actor.name} <span className="muted">{actor.id}</span>
                </span>
              </label>
            ))}
          </fieldset>
        </details>
        {who !== '' && <span className="muted small d-who-n">{who}</span>}
      </div>
      {refusal !== null && <InlineRefusal what={t('ready.notSaved')} why={refusalOf(refusal)} />}
    </>
  )
}
