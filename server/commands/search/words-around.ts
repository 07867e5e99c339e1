// Words around what was found: the text as it was written, cut to a line around the first finds, in pieces that are marked or not. Pure. Called by
// find-in-programme.ts.

import type { SearchHit } from '../../../shared/contract/search.ts'
import { foundBegins, foundEnds } from '../../store/search-index.ts'

const mostCharacters = 180
const before = 60

type Span = { readonly from: number; readonly to: number }

/**
 * @param o.body the text as it was written
 * @param o.marked the same, as long without its marks, with marks around what was found
 * @param o.asked what was searched for; marked where the dictionaries found nothing
 */
export function wordsAround(o: {
  readonly body: string
  readonly marked: string
  readonly asked: string
}): SearchHit['words'] {
  const { body, marked, asked } = o
  const spans = spansIn(marked)
  if (spans.length === 0) {
    const at = body.toLowerCase().indexOf(asked.toLowerCase())
    if (at >= 0) spans.push({ from: at, to: at + asked.length })
  }
  const first = spans[0]?.from ?? 0
  const start = first <= before ? 0 : wordAfter(body, first - before, first)
  const end = wordBefore(body, start + mostCharacters)
  const pieces: SearchHit['words'] = []
  const push = (text: string, found: boolean): void => {
    if (text !== '') pieces.push({ text, found })
  }
  if (start > 0) push('… ', false)
  let at = start
  for (const { from, to } of spans) {
    if (from < at || from >= end) continue
    push(body.slice(at, from), false)
    push(body.slice(from, Math.min(to, end)), true)
    at = Math.min(to, end)
  }
  push(body.slice(at, end), false)
  if (end < body.length) push(' …', false)
  return pieces
}

function spansIn(marked: string): Span[] {
  const spans: Span[] = []
  let at = 0
  let from = 0
  for (const character of marked) {
    if (character === foundBegins) from = at
    else if (character === foundEnds) spans.push({ from, to: at })
    else at += character.length
  }
  return spans
}

/** @returns where a word begins, not before `from`; `last` at most */
function wordAfter(text: string, from: number, last: number): number {
  const space = text.indexOf(' ', from)
  return space === -1 || space >= last ? from : space + 1
}

/** @returns where a word ends, at `to` at the latest; there where none does for long */
function wordBefore(text: string, to: number): number {
  if (to >= text.length) return text.length
  const space = text.lastIndexOf(' ', to)
  return space > to - before ? space : to
}
