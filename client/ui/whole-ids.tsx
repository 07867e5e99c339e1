// A text in which no id of an item is broken at its hyphen: «KI-3» stands on one line. Called wherever sentences and the board's own words name items.

import { idParts } from './id-parts.ts'

export function WholeIds({ children }: { readonly children: string }) {
  return idParts(children).map(({ text, isId }, at) =>
    isId ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name than their place
      <span key={at} className="nowrap">
        {text}
      </span>
    ) : (
      text
    ),
  )
}
