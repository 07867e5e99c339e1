// The cells of one rollout area. Every figure says its own label where the columns are not drawn. Called by rollout-table.tsx.

import { CheckmarkCircleFillIcon, CircleIcon, ScissorsIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { Steering } from '../../shared/frame/steering.ts'
import type { ItemId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { FrozenMark } from '../item/frozen-mark.tsx'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useReadinessWords } from '../item/use-readiness-words.ts'
import { useLanguage } from '../language/use-language.ts'
import { useFrozenBy } from '../live/use-room.ts'
import { Icon } from '../ui/icon.tsx'
import { RangeBar } from '../ui/range-bar.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { phases } from './phases.ts'
import type { RolloutArea } from './rollout-areas.ts'

type Rollout = NonNullable<Steering['rollout']>
interface CellProps {
  readonly area: RolloutArea
}

export function AreaCell(o: CellProps & { readonly rollout: Rollout; readonly onOpenItem: (id: ItemId) => void }) {
  const { item } = o.area
  const frozenBy = useFrozenBy(item.id)
  const { isReady, words } = useReadinessWords(o.rollout)(item)
  return (
    <th scope="row" className="rol-a">
      <button type="button" className="rol-open" onClick={() => o.onOpenItem(item.id)}>
        <span className="rol-id">{item.id}</span> {item.title}
      </button>
      {frozenBy !== null && <FrozenMark decision={frozenBy} />}
      <StateWord state={isReady ? 'ok' : 'no'}>{words}</StateWord>
    </th>
  )
}

export function PhaseCell({ area: { item } }: CellProps) {
  const { t } = useTranslation('rollout')
  const { t: words } = useTranslation('item')
  const at = item.phase === null ? -1 : phases.indexOf(item.phase)
  return (
    <td className="rol-p">
      <span className="rol-l">{t('columns.phase')}</span>
      <span className="rol-seg" aria-hidden="true">
        {phases.map((phase, index) => (
          <i key={phase} data-on={index <= at} />
        ))}
      </span>
      <span>{item.phase === null ? t('phaseUnsaid') : words(`phases.${item.phase}`)}</span>
    </td>
  )
}

export function PreconditionsCell({ area: { item }, rollout }: CellProps & { readonly rollout: Rollout }) {
  const { t } = useTranslation('rollout')
  const language = useLanguage()
  return (
    <td className="rol-pre">
      <span className="rol-l">{t('columns.preconditions')}</span>
      <ol>
        {rollout.preconditions.map(({ id, name }, at) => {
          const isMet = item.preconditions[id] === true
          const said = t(isMet ? 'preconditionMet' : 'preconditionNot', { name: localName(name, language) })
          return (
            <li key={id} data-met={isMet} title={said}>
              <Icon of={isMet ? CheckmarkCircleFillIcon : CircleIcon} />
              <span aria-hidden="true">{at + 1}</span>
              <span className="sr">{said}</span>
            </li>
          )
        })}
      </ol>
    </td>
  )
}

export function ActorCell({ area: { item }, kind }: CellProps & { readonly kind: Rollout['actorKinds'][number] }) {
  const { t } = useTranslation('rollout')
  const language = useLanguage()
  const name = localName(kind.name, language)
  const counted = item.actorsReady[kind.id]
  return (
    <td className="rol-k1">
      <span className="rol-l" aria-hidden="true">
        {name}
      </span>
      {counted === undefined ? (
        <span className="muted">–</span>
      ) : (
        <>
          <span className="rol-b" aria-hidden="true">
            <i style={{ width: `${counted.of === 0 ? 0 : (100 * counted.ready) / counted.of}%` }} />
          </span>
          <span className="rol-f num" aria-hidden="true">
            {counted.ready}/{counted.of}
          </span>
          <span className="sr">{t('kindReady', { name, ...counted })}</span>
        </>
      )}
    </td>
  )
}

export function CostCell({ area, scaleMnok }: CellProps & { readonly scaleMnok: number }) {
  const { t } = useTranslation('rollout')
  const format = useFormat()
  const { structure } = useProgrammeNames()
  const { estimate } = area.item
  return (
    <td className="rol-c">
      <span className="rol-l">{t('columns.cost')}</span>
      {estimate === null ? (
        <span className="muted">{t('noEstimate')}</span>
      ) : (
        <span className="rol-e">
          <b className="num">{format.number(estimate.likely)}</b>
          <RangeBar {...estimate} max={scaleMnok} unit={structure.currency} />
          <span className="muted num">{format.range(estimate.low, estimate.high)}</span>
        </span>
      )}
      {area.accumulated !== null && (
        <span className="muted tiny">{t('accumulated', { mnok: format.number(area.accumulated, 0) })}</span>
      )}
    </td>
  )
}

export function PlaceCell({ area, queueLength }: CellProps & { readonly queueLength: number }) {
  const { t } = useTranslation('rollout')
  const { place, inside, item } = area
  return (
    <td className="rol-pl">
      <span className="rol-l">{t('columns.place')}</span>
      {place === null ? (
        <StateWord state="no" icon={ScissorsIcon}>
          {t(item.cut.status === 'decided' ? 'decidedCut' : 'onCutList')}
        </StateWord>
      ) : (
        <>
          <span className="num strong">{t('placeShort', { place, count: queueLength })}</span>
          {inside !== null && <span className="rol-in">{t(`inside.${inside}`)}</span>}
        </>
      )}
    </td>
  )
}
