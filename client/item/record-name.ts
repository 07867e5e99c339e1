// What a record is called when it is spoken of: an item by its id, which is its name; an agenda item by its number and title, since its id is
// never shown. A page whose records have no spoken id provides the names. Called by the tray and by the question of undo.

import { createContext, useContext } from 'react'

export const RecordNameContext = createContext<(record: string) => string>((record) => record)

/** @returns a function from a record's id to what it is called. */
export function useRecordName(): (record: string) => string {
  return useContext(RecordNameContext)
}
