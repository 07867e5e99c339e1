// Sheets: where the board is taken out from, what a file would change, and reading it in. The file is sent both times: the server keeps nothing of it
// between. Called by client/sheets.

import { useMutation } from '@tanstack/react-query'
import {
  type SheetPreview,
  sheetAppliedSchema,
  type sheetFiles,
  sheetPreviewSchema,
} from '../../shared/contract/sheets.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { contentOf } from './problem.ts'
import { upload } from './request.ts'

/** @returns where a browser downloads it from */
export function sheetPath(programmeId: ProgrammeId, file: (typeof sheetFiles)[number]): string {
  return `/api/programmes/${programmeId}/sheets/${file}`
}

/** How a file is to be read. */
export interface SheetReading {
  readonly file: File
  /** Which sheet of a workbook, from 0; the first unless told. */
  readonly sheet: number | null
  /** What the person has said of columns, by index: a field's key, or null for not read. */
  readonly columns: Readonly<Record<number, string | null>>
}

function askedOf({ file, sheet, columns }: SheetReading): URLSearchParams {
  const asked = new URLSearchParams({ name: file.name.slice(0, 200) })
  if (sheet !== null) asked.set('sheet', `${sheet}`)
  if (Object.keys(columns).length > 0) asked.set('columns', JSON.stringify(columns))
  return asked
}

/** What the file would change. Nothing is written. */
export function usePreviewSheet(programmeId: ProgrammeId) {
  return useMutation({
    mutationFn: async (reading: SheetReading): Promise<SheetPreview> => {
      const path = `/api/programmes/${programmeId}/sheets/preview?${askedOf(reading)}`
      return contentOf(await upload({ path, file: reading.file, schema: sheetPreviewSchema }))
    },
  })
}

/** Reads the file in as it was seen. Refused with SHEET_CHANGED where the board would be changed otherwise by now. */
export function useApplySheet(programmeId: ProgrammeId) {
  return useMutation({
    mutationFn: async (
      o: SheetReading & { readonly digest: string; readonly leaveOut: boolean; readonly take: readonly string[] },
    ) => {
      const asked = askedOf(o)
      asked.set('digest', o.digest)
      if (o.leaveOut) asked.set('leaveOut', 'true')
      if (o.take.length > 0) asked.set('take', o.take.join('\n'))
      const path = `/api/programmes/${programmeId}/sheets?${asked}`
      return contentOf(await upload({ path, file: o.file, schema: sheetAppliedSchema }))
    },
  })
}
