// A rollout area in the drawer: which preconditions are met, and of each kind of actor how many there are and how many are ready to start at the same time. Shown for
// items of the area that is rolled out whole; each is saved when it is left. Called by item-drawer.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { Outcome, Refusal } from '../../shared/outcome.ts'
import { useLanguage } from '../language/use-language.ts'
import { useRoom } from '../live/use-room.ts'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DrawerSection } from './drawer-section.tsx'
import { refusalOf } from './refusal-of.ts'
import './rollout-section.css'
import { useReadinessWords } from './use-readiness-words.ts'
import { useSteering } from './use-steering.ts'

type Rollout = NonNullable<Steering['rollout']>
type Kind = Rollout['actorKinds'][number]

export function RolloutSection({ item, mayEdit }: { readonly item: Item; readonly mayEdit: boolean }) {
  const rollout = useSteering()?.rollout ?? null
  if (rollout === null || item.area !== rollout.area) return null
  return <OfArea item={item} mayEdit={mayEdit} rollout={rollout} />
}

function OfArea(o: { readonly item: Item; readonly mayEdit: boolean; readonly rollout: Rollout }) {
  const { item, mayEdit, rollout } = o
  const { t } = useTranslation('rollout')
  const room = useRoom()
  const language = useLanguage()
  const wordsOf = useReadinessWords(rollout)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const keep = (outcome: Outcome<unknown>) => setRefusal(outcome.ok ? null : outcome.refusal)
  const { isReady, words } = wordsOf(item)
  const setMet = (part: Rollout['preconditions'][number]['id'], value: boolean) =>
    keep(room.edit({ type: 'set-part', item: item.id, set: { group: 'preconditions', part, value } }))
  return (
    <DrawerSection record={item.id} field="preconditions" mayEdit={mayEdit}>
      <h3>
        {t('section.title')} <StateWord state={isReady ? 'ok' : 'no'}>{words}</StateWord>
      </h3>
      <div className="rol-s">
        <div>
          <h4 className="label">{t('section.preconditions')}</h4>
          <ul className="rdy">
            {rollout.preconditions.map(({ id, name }) => (
              <li key={id} className="rdy-l">
                {mayEdit ? (
                  <label className="rdy-c">
                    <input
                      type="checkbox"
                      checked={item.preconditions[id] === true}
                      onChange={(event) => setMet(id, event.target.checked)}
                    />
                    <span>{localName(name, language)}</span>
                  </label>
                ) : (
                  <StateWord state={item.preconditions[id] === true ? 'ok' : 'no'}>
                    {localName(name, language)}
                  </StateWord>
                )}
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h4 className="label">{t('section.actors')}</h4>
          <table className="rol-k">
            <thead>
              <tr>
                <th scope="col">{t('section.kind')}</th>
                <th scope="col">{t('section.ready')}</th>
                <th scope="col">{t('section.of')}</th>
              </tr>
            </thead>
            <tbody>
              {rollout.actorKinds.map((kind) => (
                <KindRow
                  key={kind.id}
                  kind={kind}
                  value={item.actorsReady[kind.id] ?? null}
                  mayEdit={mayEdit}
                  onSet={(value) =>
                    keep(
                      room.edit({
                        type: 'set-part',
                        item: item.id,
                        set: { group: 'actorsReady', part: kind.id, value },
                      }),
                    )
                  }
                />
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {refusal !== null && <InlineRefusal what={t('section.notSaved')} why={refusalOf(refusal)} />}
      <p className="small muted">{t('section.wholeOnly')}</p>
    </DrawerSection>
  )
}

type Counted = NonNullable<Item['actorsReady'][Kind['id']]>

function KindRow(o: {
  readonly kind: Kind
  readonly value: Counted | null
  readonly mayEdit: boolean
  readonly onSet: (value: Counted | null) => void
}) {
  const { kind, value } = o
  const { t } = useTranslation('rollout')
  const language = useLanguage()
  const [bad, setBad] = useState(false)
  const name = localName(kind.name, language)
  const set = (part: keyof Counted, text: string) => {
    const figure = text.trim() === '' ? 0 : /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null
    const next = { ready: 0, of: 0, ...value, [part]: figure }
    // The total is often said after: it never stands below those that are ready.
    const whole = part === 'ready' && figure !== null && value === null ? { ready: figure, of: figure } : next
    const reads = figure !== null && (whole.ready ?? 0) <= (whole.of ?? 0)
    setBad(!reads)
    if (reads) o.onSet(whole.of === 0 ? null : { ready: whole.ready ?? 0, of: whole.of ?? 0 })
  }
  return (
    <tr>
      <th scope="row">
        {name}
        {bad && (
          <span className="rol-bad" role="alert">
            {t('section.notANumber')}
          </span>
        )}
      </th>
      {(['ready', 'of'] as const).map((part) => (
        <td key={part} className="num">
          {o.mayEdit ? (
            <TextField
              label={t(part === 'ready' ? 'section.readyOf' : 'section.totalOf', { name })}
              hideLabel
              value={value === null ? '' : String(value[part])}
              onCommit={(text) => set(part, text)}
            />
          ) : value === null ? (
            '–'
          ) : (
            value[part]
          )}
        </td>
      ))}
    </tr>
  )
}
