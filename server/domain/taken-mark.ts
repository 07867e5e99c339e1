// Taken mark: how the board stood when a sheet was taken out, as a short text that stands in every row of it. What came back changed against that is
// what somebody changed in the sheet; the rest is what others have changed on the board since. Written by exports, read by imports.

export interface BoardPlace {
  readonly generation: number
  readonly position: number
}

/** @param lineage of the board's room: a mark of another board, or of one that began anew, is no mark of this */
export function takenMark({ generation, position, lineage }: BoardPlace & { readonly lineage: string }): string {
  return `${lineage.slice(0, 8)}.${generation}.${position}`
}

/** @returns where the board stood; null where it is no mark of this board */
export function placeTaken(mark: string, lineage: string): BoardPlace | null {
  const [of, generation, position] = /^([0-9a-f]{8})\.(\d{1,9})\.(\d{1,9})$/.exec(mark.trim())?.slice(1) ?? []
  if (of === undefined || of !== lineage.slice(0, 8)) return null
  return { generation: Number(generation), position: Number(position) }
}
