// What stands in the way of deciding on items, as a list in words: told while there is time, and no refusal. Called by the wordings of a case, on the
// point and in the meeting, and by the dialog that registers a decision.

import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { WordingLack } from '../../shared/deciding/wording-lacks.ts'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import './lack-list.css'

/** Nothing is drawn where nothing is lacking. */
export function LackList({ lacks }: { readonly lacks: readonly WordingLack[] }) {
  const { t } = useTranslation('point')
  const words = useLackWords()
  const titleId = useId()
  if (lacks.length === 0) return null
  return (
    <div className="lacks">
      <p className="small strong" id={titleId}>
        {t('wordings.lacks')}
      </p>
      <ul aria-labelledby={titleId}>
        {lacks.map((lack) => (
          <li key={`${lack.item} ${lack.lack}`}>
            <StateWord state="warn">{words(lack)}</StateWord>
          </li>
        ))}
      </ul>
    </div>
  )
}

function useLackWords(): (lack: WordingLack) => string {
  const { t } = useTranslation(['point', 'item'])
  const format = useFormat()
  const listed = (names: readonly string[]): string => format.list(names.map((name) => name.toLocaleLowerCase()))
  return (lack) => {
    const { item: id } = lack
    switch (lack.lack) {
      case 'gone':
        return t('wordings.lack.gone', { id })
      case 'frozen':
        return t('wordings.lack.frozen', { id, decision: lack.decision })
      case 'not-ready':
        return t('wordings.lack.not-ready', {
          id,
          parts: listed(lack.parts.map((part) => t(`item:ready.parts.${part}`))),
        })
      case 'cut-incomplete':
        return t('wordings.lack.cut-incomplete', { id, texts: listed(lack.texts.map((text) => t(`item:cut.${text}`))) })
    }
  }
}
