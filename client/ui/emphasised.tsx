// A sentence whose figures stand out: what is between two stars is set heavier. The stars are the translators'. Called by the heads of the cut list and the rollout.

/** @param bad which of the figures, from 0, says that something is wrong */
export function Emphasised({ text, bad = null }: { readonly text: string; readonly bad?: number | null }) {
  return text.split('*').map((part, at) => {
    if (at % 2 === 0) return part
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence, in their order
      <span key={at} className={(at - 1) / 2 === bad ? 'n bad' : 'n'}>
        {part}
      </span>
    )
  })
}
