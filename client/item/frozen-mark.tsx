// Frozen mark: says of an item that a decision settled it, and which: then nobody changes it, and its fields are there to be read. Called by rows,
// entries and the drawer.

import { PadlockLockedIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import { StateWord } from '../ui/state-word.tsx'

export function FrozenMark({ decision }: { readonly decision: number }) {
  const { t } = useTranslation('item')
  const words = t('frozen', { decision })
  return (
    <StateWord state="no" icon={PadlockLockedIcon} title={words}>
      {words}
    </StateWord>
  )
}
