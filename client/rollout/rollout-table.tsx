// The areas as a table: a row each, a column for each kind of actor, the preconditions by number with their names below it. On a phone each row is a card that
// says its own labels. Called by rollout-page.tsx.

import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Steering } from '../../shared/frame/steering.ts'
import type { ItemId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { commonScale } from '../item/figures.ts'
import { useItemActions } from '../item/item-actions.tsx'
import { useLanguage } from '../language/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import type { RolloutArea } from './rollout-areas.ts'
import { ActorCell, AreaCell, CostCell, PhaseCell, PlaceCell, PreconditionsCell } from './rollout-cells.tsx'

export interface RolloutTableProps {
  readonly areas: readonly RolloutArea[]
  readonly rollout: NonNullable<Steering['rollout']>
  readonly queueLength: number
  readonly onOpenItem: (id: ItemId) => void
}

export function RolloutTable({ areas, rollout, queueLength, onOpenItem }: RolloutTableProps) {
  const { t } = useTranslation('rollout')
  const actions = useItemActions({
    focusAfter: (id) => document.querySelector<HTMLElement>(`[data-item="${id}"] .rol-open`),
  })
  const scaleMnok = useMemo(() => commonScale(areas.map(({ item }) => item)), [areas])
  return (
    <>
      <table className="rol-t">
        <caption className="sr">{t('list', { count: areas.length })}</caption>
        <Head rollout={rollout} />
        <tbody>
          {areas.map((area) => (
            <tr key={area.item.id} data-item={area.item.id} data-inside={area.inside ?? undefined}>
              <AreaCell area={area} rollout={rollout} onOpenItem={onOpenItem} />
              <PhaseCell area={area} />
              <PreconditionsCell area={area} rollout={rollout} />
              {rollout.actorKinds.map((kind) => (
                <ActorCell key={kind.id} area={area} kind={kind} />
              ))}
              <CostCell area={area} scaleMnok={scaleMnok} />
              <PlaceCell area={area} queueLength={queueLength} />
              <td className="rol-m">
                {actions.itemsFor(area.item).length > 0 && (
                  <Menu
                    label={t('actions', { id: area.item.id })}
                    buttonClass="row-menu"
                    align="end"
                    groups={[{ id: 'actions', items: actions.itemsFor(area.item) }]}
                  >
                    <Icon of={MenuElipsisHorizontalIcon} />
                  </Menu>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Numbers rollout={rollout} />
      {actions.dialog}
    </>
  )
}

function Head({ rollout }: Pick<RolloutTableProps, 'rollout'>) {
  const { t } = useTranslation('rollout')
  const language = useLanguage()
  return (
    <thead>
      <tr>
        <th scope="col">{t('columns.area')}</th>
        <th scope="col">{t('columns.phase')}</th>
        <th scope="col">{t('columns.preconditions')}</th>
        {rollout.actorKinds.map(({ id, name }) => (
          <th key={id} scope="col" className="rol-kh">
            <span>{localName(name, language)}</span>
          </th>
        ))}
        <th scope="col">{t('columns.cost')}</th>
        <th scope="col">{t('columns.place')}</th>
        <th scope="col">
          <span className="sr">{t('columns.actions')}</span>
        </th>
      </tr>
    </thead>
  )
}

/** Which precondition each number is. */
function Numbers({ rollout }: Pick<RolloutTableProps, 'rollout'>) {
  const { t } = useTranslation('rollout')
  const language = useLanguage()
  return (
    <div className="rol-n">
      <h3 className="label">{t('columns.preconditions')}</h3>
      <ol>
        {rollout.preconditions.map(({ id, name }) => (
          <li key={id}>{localName(name, language)}</li>
        ))}
      </ol>
    </div>
  )
}
