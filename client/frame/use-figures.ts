// Figures as they are written in a form: their texts by name, what each reads as, and what is wrong with it once somebody has tried to save. Called by the dialogs of the
// assumptions.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../language/use-language.ts'
import { parseNumber } from '../ui/parse-number.ts'
import { useFormat } from '../ui/use-format.ts'

export interface Bounds {
  readonly min: number
  readonly max: number
  readonly whole?: boolean
  /** Nothing written is no mistake. */
  readonly optional?: boolean
  /** What is said instead of the bounds. */
  readonly words?: string
}

export interface Figures<Name extends string> {
  readonly texts: Readonly<Partial<Record<Name, string>>>
  type(name: Name, text: string): void
  /** @returns the number; null where nothing stands; undefined where it is wrong */
  value(name: Name, bounds: Bounds): number | null | undefined
  error(name: Name, bounds: Bounds): string | undefined
  tried(): void
}

export function useFigures<Name extends string>(first: Readonly<Partial<Record<Name, number>>>): Figures<Name> {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  const format = useFormat()
  const [isTried, setTried] = useState(false)
  const [texts, setTexts] = useState<Readonly<Partial<Record<Name, string>>>>(
    () =>
      Object.fromEntries(
        Object.entries<number | undefined>(first).map(([name, value]) => [
          name,
          value === undefined ? '' : format.number(value, 4),
        ]),
      ) as Partial<Record<Name, string>>,
  )
  const value: Figures<Name>['value'] = (name, { min, max, whole = false, optional = false }) => {
    const read = parseNumber(texts[name] ?? '', language)
    if (read === null) return optional ? null : undefined
    const fits = read !== undefined && read >= min && read <= max && (!whole || Number.isInteger(read))
    return fits ? read : undefined
  }
  return {
    texts,
    type: (name, text) => setTexts((before) => ({ ...before, [name]: text })),
    value,
    error(name, bounds) {
      if (!isTried || value(name, bounds) !== undefined) return undefined
      if (parseNumber(texts[name] ?? '', language) === null) return t('assume.needed')
      const { min, max, words } = bounds
      return words ?? t('assume.range', { min: format.number(min), max: format.number(max) })
    },
    tried: () => setTried(true),
  }
}
