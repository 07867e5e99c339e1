// What a comment says: its text as it was written, with the people it names marked. Plain text: nothing in it is markup. Called by comment-view.tsx.

import { piecesOf } from '../../../shared/comment/mention.ts'
import { useCommentPeople } from './comment-people.ts'

export function CommentWords({ text }: { readonly text: string }) {
  const { me, personOf } = useCommentPeople()
  let at = 0
  const pieces = piecesOf(text).map((piece) => {
    const key = at
    at += 'text' in piece ? piece.text.length : piece.person.length
    return { piece, key }
  })
  return (
    <p className="cm-text">
      {pieces.map(({ piece, key }) =>
        'text' in piece ? (
          <span key={key}>{piece.text}</span>
        ) : (
          <b key={key} className="cm-name" data-me={piece.person === me ? 'true' : undefined}>
            @{personOf(piece.person).name}
          </b>
        ),
      )}
    </p>
  )
}
