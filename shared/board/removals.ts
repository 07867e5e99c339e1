// Removals: how many records may be removed by one act. Beyond the first number a person must have said yes to how many; beyond the second nobody
// may. Known to the plan of an edit, to the browser's frames and to admission (ITM7, ADM14).

/** Most records one update may remove by itself. */
export const maxRemovedPerUpdate = 20
/** Most where it was confirmed; one undo must be able to bring them all back in one update. */
export const maxRemovedConfirmed = 600
