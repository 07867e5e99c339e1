// What the system knows of the frame at a point, as sentences that fill themselves, each with what it was when the last point was in session.
// Called by the known facts of a point.

import { useTranslation } from 'react-i18next'
import type { FrameFacts } from '../../shared/contract/meeting.ts'
import { localName } from '../../shared/language/local-name.ts'
import { useMaybeProgrammeNames } from '../item/programme-context.ts'
import { useLanguage } from '../language/use-language.ts'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { type FrameFactLine, frameFactLines } from './frame-fact-lines.ts'

export function FrameFactsPart({ facts }: { readonly facts: FrameFacts | null }) {
  const lines = frameFactLines(facts)
  if (lines.length === 0) return null
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.kind === 'overload' ? `${line.receiver}${line.period.nb}` : line.kind}>
          <Words line={line} />
        </li>
      ))}
    </ul>
  )
}

function Words({ line }: { readonly line: FrameFactLine }) {
  const { t } = useTranslation('point')
  const format = useFormat()
  const language = useLanguage()
  const names = useMaybeProgrammeNames()
  const mnok = (value: number) => format.withUnit(value, 'MNOK', 0)
  if (line.kind === 'steering' || line.kind === 'cost') {
    const words = t(`facts.frame.${line.kind}`, { frame: mnok(line.frame), holds: format.probability(line.holds) })
    const was = line.before === null ? '' : t('facts.frame.was', { was: format.probability(line.before) })
    return line.isShort ? (
      <StateWord state="warn">
        {words}
        {was}
      </StateWord>
    ) : (
      <span>
        {words}
        {was}
      </span>
    )
  }
  if (line.kind === 'scope' || line.kind === 'queue') {
    const { items: count, p50, p85, before } = line
    const was =
      before === null
        ? ''
        : t('facts.frame.wasBoth', { p50: format.number(before.p50, 0), p85: format.number(before.p85, 0) })
    return (
      <span>
        {t(`facts.frame.${line.kind}`, { count, p50: mnok(p50), p85: mnok(p85) })}
        {was}
      </span>
    )
  }
  if (line.kind === 'cuts') {
    return <span>{t('facts.frame.cuts', { count: line.count, mnok: mnok(line.mnok) })}</span>
  }
  if (line.kind === 'more-overloads') return <span>{t('facts.frame.moreOverloads', { count: line.count })}</span>
  if (line.kind !== 'overload') return null
  return (
    <StateWord state="warn">
      {t('facts.frame.overload', {
        receiver: names?.actor(line.receiver) ?? line.receiver,
        period: localName(line.period, language),
        load: format.number(line.load, 0),
        capacity: format.number(line.capacity, 0),
      })}
    </StateWord>
  )
}
