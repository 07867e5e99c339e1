// Keeping the keyboard where the work goes on, when what was pressed is gone with what it did. Called by a point's page and its agendas.

import type { AgendaItemId } from '../../shared/ids.ts'

/** The title of an agenda item's row has the focus, as soon as it stands, and is in sight. */
export function focusRow(id: AgendaItemId): void {
  focusSoon(`:is([data-agenda-item="${id}"], [data-internal-item="${id}"]) :is(h3, h4) button`)
}

/** What fits the first selector that fits anything has the focus once the page has been drawn again. */
export function focusSoon(...selectors: readonly string[]): void {
  requestAnimationFrame(() => {
    const found = selectors.map((each) => document.querySelector<HTMLElement>(each)).find((each) => each !== null)
    found?.focus({ preventScroll: true })
    found?.scrollIntoView({ block: 'nearest' })
  })
}
