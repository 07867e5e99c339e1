// Frame sheet: the ladder of frames and what the programme reckons with, as rows of cells. Called by server/commands/sheets.

import type { FrameBody } from '../../shared/contract/frame.ts'
import type { Language } from '../../shared/language/languages.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { CellValue } from './cell-text.ts'
import { sheetWords } from './sheet-words.ts'

export function frameSheet({ ladder, steering }: FrameBody, language: Language): readonly (readonly CellValue[])[] {
  const { frame } = sheetWords(language)
  const heading = [frame.from, frame.kind, frame.p50, frame.p85, frame.priceYear, frame.document, frame.decision]
  const steps = ladder.map((step): CellValue[] => [
    { date: step.from },
    step.illustrative ? `${frame[step.kind]} (${frame.illustrative.toLowerCase()})` : frame[step.kind],
    step.p50,
    step.p85,
    step.priceYear,
    step.document === '' ? null : step.document,
    step.decision,
  ])
  return [
    heading,
    ...steps,
    [],
    [frame.assumption, frame.value],
    [frame.reading, frame[steering.reading]],
    [frame.distribution, frame[steering.distribution]],
    [frame.correlation, steering.correlation],
    [frame.trials, steering.trials],
    ...steering.drivers.map(({ id, name }): CellValue[] => [id, localName(name, language)]),
  ]
}
