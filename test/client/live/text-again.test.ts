// A change of a rich text made once more on a document that went on without it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { blockChange, changeOnto, changeText, writtenText } from '../../../client/live/text-again.ts'
import type { RichNode } from '../../../shared/board/change.ts'
import { fillRichText, paragraphs, plainText, readRichText } from '../../../shared/document/rich-text.ts'

const blocks = (text: string): readonly RichNode[] => readRichText(fragment(paragraphs(text)))
const all = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 }).map((lines) => blocks(lines.join('\n')))

function fragment(nodes: readonly RichNode[]): Y.XmlFragment {
  const made = new Y.Doc().getXmlFragment('text')
  fillRichText(made, nodes)
  return made
}

describe('a text change made again', () => {
  it('[SAV4] stands beside what somebody else wrote in other blocks', () => {
    const text = fragment(blocks('en\nto\ntre\nOlas'))
    expect(changeText(text, blocks('en\nto\ntre'), blocks('en endret\nto\ntre'))).toBe(true)
    expect(plainText(readRichText(text))).toBe('en endret\nto\ntre\nOlas\n')
  })

  it('[SAV3] is not made where somebody else has changed the same block; theirs stands', () => {
    const text = fragment(blocks('en\nOlas to'))
    expect(changeText(text, blocks('en\nto'), blocks('en\nmin to'))).toBe(false)
    expect(plainText(readRichText(text))).toBe('en\nOlas to\n')
    expect(writtenText(blocks('en\nto'), blocks('en\nmin to'))).toBe('min to')
  })

  it('[SAV4] gives exactly the text afterwards when nobody else wrote', () => {
    fc.assert(
      fc.property(all, all, (before, after) => {
        const text = fragment(before)
        expect(changeText(text, before, after)).toBe(true)
        expect(readRichText(text)).toEqual(after)
      }),
    )
  })

  it('[SAV4] never touches a block of somebody else', () => {
    fc.assert(
      fc.property(all, all, all, (before, after, current) => {
        const splice = changeOnto({ before, after, current })
        if (splice === null) return
        const mine = blockChange(before, after)
        expect(current.slice(splice.start, splice.start + splice.remove)).toEqual(
          before.slice(mine.start, mine.start + mine.remove),
        )
      }),
    )
  })

  it('keeps marks, headings and lists', () => {
    const after: readonly RichNode[] = [
      { type: 'heading', attributes: { level: 2 }, children: [{ text: 'Mål' }] },
      {
        type: 'bulletList',
        attributes: {},
        children: [
          {
            type: 'listItem',
            attributes: {},
            children: [{ type: 'paragraph', attributes: {}, children: [{ text: 'fet', marks: { bold: {} } }] }],
          },
        ],
      },
    ]
    const text = fragment([])
    expect(changeText(text, [], after)).toBe(true)
    expect(readRichText(text)).toEqual(after)
  })
})
