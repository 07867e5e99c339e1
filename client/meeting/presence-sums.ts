// How many are in a meeting: seats that are filled, how those who fill them take part, who else is there, and who has left. Pure.
// Called by the presence card, and by what warns that an item cannot be decided.

import type { MeetingView } from '../../shared/contract/meeting.ts'
import type { PersonId } from '../../shared/ids.ts'
import { voicesOn } from '../../shared/point/who-is-there.ts'

export interface PresenceSums {
  /** Seats that are filled, by the member or her deputy. */
  readonly filled: number
  /** Of those. */
  readonly inRoom: number
  readonly onVideo: number
  /** Present without a seat. */
  readonly others: number
  /** Seats somebody speaks for on the item that is up: the member, or her deputy while she is away or recused; nobody who is recused. */
  readonly voices: number
  /** Members of the board who were there and are not, the last first, with when. */
  readonly left: readonly { readonly person: PersonId; readonly at: string }[]
}

/** @returns the sums of a meeting as it stands. */
export function presenceSums(view: MeetingView): PresenceSums {
  const { attendance, current } = view.meeting
  const lastStay = (id: PersonId) => attendance[id]?.stays.at(-1)
  const fills = new Set(view.seats.flatMap((seat) => (seat.filledBy === null ? [] : [seat.filledBy])))
  const here = (Object.keys(attendance) as PersonId[]).filter((id) => {
    const last = lastStay(id)
    return last !== undefined && last.to === null
  })
  const seated = here.filter((id) => fills.has(id))
  const left = view.seats.flatMap(({ member }) => {
    const at = lastStay(member)?.to ?? null
    return at === null ? [] : [{ person: member, at }]
  })
  return {
    filled: fills.size,
    voices: current === null ? fills.size : voicesOn(view, current.item).size,
    inRoom: seated.filter((id) => lastStay(id)?.how === 'room').length,
    onVideo: seated.filter((id) => lastStay(id)?.how === 'video').length,
    others: here.length - seated.length,
    left: left.sort((a, b) => b.at.localeCompare(a.at)),
  }
}
