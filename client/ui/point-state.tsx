// Where an evaluation point stands in its life, as a picture and a word; the same wherever a point is named. Called by the list of points,
// the page of one point, and the page of programmes.

import {
  CheckmarkCircleIcon,
  CircleSlashIcon,
  FileTextIcon,
  PaperplaneIcon,
  PencilWritingIcon,
  PlayIcon,
} from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { PointState } from '../../shared/point/meeting.ts'
import type { IconPicture } from './icon.tsx'
import { type State, StateWord } from './state-word.tsx'

const looks: Readonly<Record<PointState, { readonly state: State; readonly icon: IconPicture }>> = {
  draft: { state: 'no', icon: PencilWritingIcon },
  called: { state: 'ok', icon: PaperplaneIcon },
  'in-session': { state: 'ok', icon: PlayIcon },
  adjourned: { state: 'no', icon: FileTextIcon },
  approved: { state: 'ok', icon: CheckmarkCircleIcon },
  cancelled: { state: 'no', icon: CircleSlashIcon },
}

export function PointStateWord({ of }: { readonly of: PointState }) {
  const { t } = useTranslation('ui')
  const { state, icon } = looks[of]
  return (
    <StateWord state={state} icon={icon}>
      {t(`pointState.${of}`)}
    </StateWord>
  )
}
