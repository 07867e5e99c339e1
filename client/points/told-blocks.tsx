// What minutes say, drawn: blocks as the files of minutes are made of them, the facts at their head, and an item of the public edition. Called by the
// page of minutes.

import { Fragment, type ReactNode } from 'react'
import type { Block, Run, ToldMinutes } from '../../shared/contract/told-minutes.ts'
import { WholeIds } from '../ui/whole-ids.tsx'
import './told-blocks.css'

export type ToldItem = ToldMinutes['items'][number] & { readonly gap: false }

export function ToldBlocks({ blocks }: { readonly blocks: readonly Block[] }) {
  if (blocks.length === 0) return null
  return (
    <div className="told">
      {keyed(blocks, (block) => (
        <ToldBlock block={block} />
      ))}
    </div>
  )
}

/** When and where, who led, and who was there. */
export function ToldHead({ told }: { readonly told: ToldMinutes }) {
  return (
    <div className="card min-i">
      <dl className="told-f">
        {told.facts.map(({ label, value }) => (
          <div key={label}>
            <dt className="muted">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ToldBlocks blocks={told.attendance} />
    </div>
  )
}

/** An item as it stands in the public edition, or the mark of one that is kept from it. */
export function PublicItem({ item }: { readonly item: ToldMinutes['items'][number] }) {
  if (item.gap) return <p className="told-gap">{item.text}</p>
  return (
    <section className="card min-i">
      <p className="label min-k">{item.about}</p>
      <h2 className="min-t">{item.heading}</h2>
      <ToldBlocks blocks={item.circumstances} />
      <ToldBlocks blocks={item.outcome} />
      {item.decisions.map(({ number, heading, blocks }) => (
        <div key={number} className="min-d">
          <h3 className="label">{heading}</h3>
          <ToldBlocks blocks={blocks} />
        </div>
      ))}
      <ToldBlocks blocks={item.statements} />
    </section>
  )
}

/** What stands after the items; nothing when nothing does. */
export function ToldRest({ told }: { readonly told: ToldMinutes }) {
  if (told.rest.length === 0) return null
  return (
    <div className="card min-i">
      <ToldBlocks blocks={told.rest} />
    </div>
  )
}

function ToldBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h2 className="told-h">{block.text}</h2> : <h3 className="label">{block.text}</h3>
    case 'paragraph':
      return (
        <p className={block.small ? 'told-s muted' : undefined}>
          <Runs runs={block.runs} />
        </p>
      )
    case 'quote':
      return (
        <figure className="told-q">
          <blockquote data-formal={block.formal}>
            <Runs runs={block.runs} />
          </blockquote>
          {block.by !== null && <figcaption className="small muted">{block.by}</figcaption>}
        </figure>
      )
    case 'list': {
      const items = keyed(block.items, (item) => (
        <li>
          {keyed(item, (inner) => (
            <ToldBlock block={inner} />
          ))}
        </li>
      ))
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return <ToldTable {...block} />
    case 'gap':
      return <p className="told-gap">{block.text}</p>
    case 'rule':
      return <hr />
  }
}

function ToldTable({ caption, head, rows }: Extract<Block, { kind: 'table' }>) {
  return (
    <table className="told-t">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          {keyed(head, (cell) => (
            <th scope="col">{cell}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(rows, ([first = '', ...rest]) => (
          <tr>
            <th scope="row">{first}</th>
            {keyed(rest, (cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return keyed(runs, (run) => {
    if (run.text === '\n') return <br />
    let said: ReactNode = <WholeIds>{run.text}</WholeIds>
    if (run.bold) said = <strong>{said}</strong>
    if (run.italic) said = <em>{said}</em>
    if (run.underline) said = <u>{said}</u>
    return run.strike ? <s>{said}</s> : said
  })
}

/** Each drawn in its place; blocks have no other name. */
function keyed<Each>(all: readonly Each[], draw: (each: Each) => ReactNode): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name than their place
  return all.map((each, at) => <Fragment key={at}>{draw(each)}</Fragment>)
}
