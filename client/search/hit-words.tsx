// What a hit says: what kind of thing it is, its name, and the words around what was found, marked. Plain text: nothing in it is markup. Called by the
// search page and the command palette.

import { useTranslation } from 'react-i18next'
import type { SearchHit } from '../../shared/contract/search.ts'
import { Tag } from '../ui/tag.tsx'
import './search.css'

export function HitTitle({ hit }: { readonly hit: SearchHit }) {
  const { t } = useTranslation('search')
  const { place, title, on } = hit
  switch (place.kind) {
    case 'item':
      return (
        <>
          <Tag>{place.item}</Tag> <span>{title}</span>
        </>
      )
    case 'decision':
      return (
        <>
          <Tag>{t('decision', { number: place.number })}</Tag> <span>{title}</span>
        </>
      )
    case 'agenda':
      return (
        <>
          <Tag>{t('kinds.agenda')}</Tag> <span>{title}</span>
          {on !== null && <span className="muted"> · {on}</span>}
        </>
      )
    case 'minutes':
      return (
        <>
          <Tag>{t('kinds.minutes')}</Tag> <span>{on ?? ''}</span>
        </>
      )
    case 'comment':
      return (
        <>
          <Tag>{t('kinds.comment')}</Tag>{' '}
          <span>{'item' in place.anchor ? place.anchor.item : t(`about.${place.anchor.kind}`)}</span>
        </>
      )
  }
}

export function HitWords({ hit }: { readonly hit: SearchHit }) {
  let at = 0
  const pieces = hit.words.map((piece) => {
    const key = at
    at += piece.text.length
    return { ...piece, key }
  })
  if (pieces.length === 0) return null
  return (
    <span className="hit-w">
      {pieces.map(({ text, found, key }) => (found ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>))}
    </span>
  )
}
