// Where others have said something since the last letter, and how often: never the words. Called by digest-letter.ts.

import type { SaidSince } from '../../shared/contract/changes.ts'
import { type LetterRow, row } from './letter.ts'
import type { MailScene } from './mail-scene.ts'

/** @returns one row for each place, in the order given, which leads to where the comments are read */
export function saidRows({ words: { digest }, places }: MailScene, said: readonly SaidSince[]): LetterRow[] {
  const byPlace = new Map<string, { readonly first: SaidSince; readonly count: number }>()
  for (const one of said) {
    const href = places.said(one.anchor)
    const { first, count } = byPlace.get(href) ?? { first: one, count: 0 }
    byPlace.set(href, { first, count: count + 1 })
  }
  return [...byPlace].map(([href, { first, count }]) =>
    row({ text: placeName(digest.saidOf, first), note: digest.saidCount(count), href }),
  )
}

function placeName(words: MailScene['words']['digest']['saidOf'], { anchor, title }: SaidSince): string {
  if (anchor.kind === 'programme') return words.programme
  if (title === null) return words.gone
  if (anchor.kind === 'decision') return words.decision(title)
  return 'item' in anchor ? `${anchor.item} ${title}` : title
}
