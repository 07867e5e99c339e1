// A change of a rich text made once more on a document that went on without it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { changeText, writtenText } from '../../../client/live/text-again.ts'
import { blockKey, difference } from '../../../client/live/text-difference.ts'
import { type RichNode, sameValue } from '../../../shared/board/change.ts'
import {
  fillRichText,
  paragraphs,
  plainText,
  readRichText,
  richTextMaxLength,
} from '../../../shared/document/rich-text.ts'

const blocks = (text: string): readonly RichNode[] => readRichText(fragment(paragraphs(text)))
const lines = (...from: readonly string[]) => fc.array(fc.constantFrom(...from), { maxLength: 6 })
const all = lines('a', 'b', 'c', 'd', 'ab', 'abc').map((each) => blocks(each.join('\n')))
const bold = { text: 'fet', marks: { bold: {} } }
const item = (text: string): RichNode => ({
  type: 'listItem',
  attributes: {},
  children: [{ type: 'paragraph', attributes: {}, children: [{ text }] }],
})
const list = (...texts: readonly string[]): RichNode => ({
  type: 'bulletList',
  attributes: {},
  children: texts.map(item),
})

function fragment(nodes: readonly RichNode[]): Y.XmlFragment {
  const made = new Y.Doc().getXmlFragment('text')
  fillRichText(made, nodes)
  return made
}

function made(o: { current: string; before: string; after: string }): readonly [string, string] {
  const text = fragment(blocks(o.current))
  const came = changeText(text, blocks(o.before), blocks(o.after))
  return [came, plainText(readRichText(text)).trimEnd()]
}

describe('a text change made again', () => {
  it('[SAV4] stands beside what somebody else wrote in other blocks', () => {
    expect(made({ before: 'en\nto\ntre', after: 'en endret\nto\ntre', current: 'en\nto\ntre\nOlas' })).toEqual([
      'written',
      'en endret\nto\ntre\nOlas',
    ])
  })

  it('[AGN1] two places in one go span nothing of what stands between them', () => {
    const text = fragment(blocks('en\nOlas\nto'))
    const between = text.get(1)
    const [before, after] = [blocks('en\nOlas\nto'), blocks('en\nmin\nOlas\nto\nmin igjen')]
    expect(writtenText(before, after)).toBe('min\nmin igjen')
    expect(changeText(text, before, after)).toBe('written')
    expect(plainText(readRichText(text))).toBe('en\nmin\nOlas\nto\nmin igjen\n')
    expect(text.get(2)).toBe(between)
    // The answer was lost and not the edit, and others have written in between since.
    text.insert(2, [new Y.XmlElement('paragraph')])
    expect(changeText(text, before, after)).toBe('stands')
  })

  it('[AGN1] one of two places stands already: the other is written, and that one not twice', () => {
    expect(made({ before: 'en\nto\ntre', after: 'en\nX\nto\nY\ntre', current: 'en\nX\nto\nOlas\ntre' })).toEqual([
      'written',
      'en\nX\nto\nY\nOlas\ntre',
    ])
  })

  it('[AGN1] words within a block are written beside what others wrote in it since', () => {
    expect(made({ before: 'bro over elva', after: 'ny bro over elva', current: 'bro over elva i nord' })).toEqual([
      'written',
      'ny bro over elva i nord',
    ])
    const two = { before: 'over elva i nord', after: 'broen over elva langt i nord', current: 'over elva i nord i år' }
    expect(made(two)).toEqual(['written', 'broen over elva langt i nord i år'])
    const text = fragment(blocks('bro over elva'))
    const block = text.get(0)
    expect(changeText(text, blocks('bro over elva'), blocks('bro over den elva'))).toBe('written')
    expect(text.get(0)).toBe(block)
  })

  it('[SAV3] is not made where somebody else has changed the same words; theirs stands', () => {
    expect(made({ before: 'en\nto', after: 'en\nmin to', current: 'en\nOlas to' })).toEqual(['STALE', 'en\nOlas to'])
    expect(made({ before: 'en\nto', after: 'en', current: 'en\nOlas to' })).toEqual(['STALE', 'en\nOlas to'])
    expect(made({ before: 'en\nto', after: 'en\nmin to', current: 'en' })).toEqual(['STALE', 'en'])
    expect(writtenText(blocks('en\nto'), blocks('en\nmin to'))).toBe('min to')
  })

  it('[SAV3] [AGN1] is not taken as made because somebody has left an empty line', () => {
    const [full, empty] = [blocks('en\nto'), blocks('en\nto').map((each) => ({ ...each, children: [] }))]
    const current = fragment([...blocks('en'), ...blocks('to og Olas'), ...empty.slice(1)])
    expect(changeText(current, full, [...full.slice(0, 1), ...empty.slice(1)])).toBe('STALE')
    expect(plainText(readRichText(current))).toBe('en\nto og Olas\n\n')
  })

  it('[SAV3] is not made, and costs no refusal, where there is no room for it any more', () => {
    const full = 'x'.repeat(richTextMaxLength - 5)
    expect(made({ before: 'en', after: 'en\nfor langt', current: `en\n${full.slice(2)}` })[0]).toBe('TEXT_TOO_LONG')
    expect(made({ before: 'en', after: 'en\nkort', current: `en\n${full.slice(4)}` })[0]).toBe('written')
  })

  it('[SAV4] gives exactly the text afterwards when nobody else wrote', () => {
    fc.assert(
      fc.property(all, all, (before, after) => {
        const text = fragment(before)
        expect(changeText(text, before, after)).toMatch(/written|stands/)
        expect(readRichText(text)).toEqual(after)
        expect(changeText(text, before, after)).toBe('stands')
      }),
    )
  })

  it('[AGN1] leaves every block of somebody else as it is, and writes each of its own once', () => {
    fc.assert(
      fc.property(all, all, lines('x', 'y', 'z'), fc.infiniteStream(fc.nat()), (before, after, theirs, places) => {
        const text = fragment(before)
        const others = theirs.map((each) => {
          const block = new Y.XmlElement('paragraph')
          text.insert((places.next().value ?? 0) % (text.length + 1), [block])
          block.insert(0, [new Y.XmlText(each)])
          return block
        })
        expect(changeText(text, before, after)).toMatch(/written|stands/)
        expect(others.every((each) => text.toArray().includes(each))).toBe(true)
        const own = readRichText(text).filter((_block, at) => !others.includes(text.get(at) as Y.XmlElement))
        expect(own).toEqual(after)
      }),
    )
  })

  it('[SAV3] changes all of it or nothing', () => {
    fc.assert(
      fc.property(all, all, all, (before, after, current) => {
        const text = fragment(current)
        const came = changeText(text, before, after)
        if (came !== 'written') expect(readRichText(text)).toEqual(current)
      }),
    )
  })

  it('[AGN1] a difference holds no block that both have between its changes', () => {
    fc.assert(
      fc.property(all, all, (before, after) => {
        const { hunks, places } = difference(before, after, { same: sameValue, key: blockKey })
        const kept = places.filter((each) => each !== -1)
        expect(kept).toEqual([...kept].sort((a, b) => a - b))
        expect(hunks.reduce((sum, { insert }) => sum + insert.length, kept.length)).toBe(after.length)
        for (const { start, end } of hunks) expect(places.slice(start, end).every((each) => each === -1)).toBe(true)
      }),
    )
  })

  it('[AGN1] keeps marks, headings and lists, and writes within them', () => {
    const after: readonly RichNode[] = [
      { type: 'heading', attributes: { level: 2 }, children: [{ text: 'Mål' }] },
      list('en', 'to'),
      { type: 'paragraph', attributes: {}, children: [{ text: 'så ' }, bold, { text: ' igjen 🎈' }] },
    ]
    const text = fragment([])
    expect(changeText(text, [], after)).toBe('written')
    expect(readRichText(text)).toEqual(after)
    const further = [after[0], list('en', 'halvannen', 'to'), after[2]] as readonly RichNode[]
    const others = fragment([after[0], list('Olas', 'en', 'to'), after[2]] as readonly RichNode[])
    expect(changeText(others, after, further)).toBe('written')
    expect(readRichText(others)[1]).toEqual(list('Olas', 'en', 'halvannen', 'to'))
    const bolder: readonly RichNode[] = [
      { type: 'paragraph', attributes: {}, children: [{ text: 'så fet' }, bold, { text: ' igjen 🎉' }] },
    ]
    const marked = fragment([after[2]] as readonly RichNode[])
    expect(changeText(marked, [after[2]] as readonly RichNode[], bolder)).toBe('written')
    expect(readRichText(marked)).toEqual(bolder)
  })
})
