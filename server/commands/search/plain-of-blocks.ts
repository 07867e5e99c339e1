// Plain text of blocks: a document of ours without its form, for search. Pure. Called by refresh-index.ts.

import type { Block, Run } from '../../../shared/contract/told-minutes.ts'

/** @returns the words of the blocks in their order, a block a line */
export function plainOfBlocks(blocks: readonly Block[]): string {
  return blocks
    .map(plainOf)
    .filter((line) => line !== '')
    .join('\n')
}

function plainOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'paragraph':
    case 'quote':
      return runsOf(block.runs)
    case 'list':
      return block.items.map((item) => plainOfBlocks(item)).join('\n')
    case 'table':
      return block.rows.map((row) => row.join(' ')).join('\n')
    default:
      return ''
  }
}

function runsOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('')
}
