// The k-th smallest of many figures without sorting them (Hoare's quickselect, median of three). Reorders what it is given.
// Called by the sums of a queue.

/** @returns what would stand at place `rank` (from 0) of the first `length` values, were they in order. */
export function select(
  values: Float64Array,
  { length, rank }: { readonly length: number; readonly rank: number },
): number {
  let left = 0
  let right = length - 1
  while (left < right) {
    const pivot = medianOfThree(values[left] as number, values[(left + right) >> 1] as number, values[right] as number)
    let up = left
    let down = right
    while (up <= down) {
      while ((values[up] as number) < pivot) up += 1
      while ((values[down] as number) > pivot) down -= 1
      if (up > down) break
      const value = values[up] as number
      values[up] = values[down] as number
      values[down] = value
      up += 1
      down -= 1
    }
    if (rank <= down) right = down
    else if (rank >= up) left = up
    else break
  }
  return values[rank] as number
}

function medianOfThree(one: number, two: number, three: number): number {
  if (one < two) return two < three ? two : one < three ? three : one
  return one < three ? one : two < three ? three : two
}
