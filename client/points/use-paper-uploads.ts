// Files on their way to an agenda item, one after the other, each with how far it has come or why it was refused. What was refused stays until it is
// put away. Called by the papers of an agenda item.

import { useRef, useState } from 'react'
import type { Paper } from '../../shared/contract/papers.ts'
import type { AgendaItemId } from '../../shared/ids.ts'
import { useAddPaper } from '../api/papers-queries.ts'
import { problemText } from '../api/problem.ts'
import { refusalText } from '../language/refusal-text.ts'
import { refusalOfFile } from './paper-words.ts'
import { useInPoint } from './point-context.ts'

export interface Upload {
  readonly key: number
  readonly name: string
  /** 0–1. */
  readonly share: number
  /** Why it was refused, in words; null while it is on its way. */
  readonly why: string | null
}

export interface PaperUploads {
  readonly uploads: readonly Upload[]
  readonly send: (files: readonly File[], access: Paper['access']) => void
  readonly putAway: (key: number) => void
}

export function usePaperUploads(o: {
  readonly agendaItem: AgendaItemId
  readonly internal: boolean
  readonly maxBytes: number
}): PaperUploads {
  const { programmeId, pointId } = useInPoint()
  const add = useAddPaper({ programmeId, pointId })
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const count = useRef(0)
  const set = (key: number, change: Partial<Upload>) =>
    setUploads((before) => before.map((each) => (each.key === key ? { ...each, ...change } : each)))
  const putAway = (key: number) => setUploads((before) => before.filter((each) => each.key !== key))
  const sendOne = async (file: File, key: number, access: Paper['access']): Promise<void> => {
    const { agendaItem, internal } = o
    const onProgress = (share: number) => set(key, { share })
    try {
      await add.mutateAsync({ file, agendaItem, internal, access, onProgress })
      putAway(key)
    } catch (error) {
      set(key, { why: problemText(error) })
    }
  }
  const send = async (files: readonly File[], access: Paper['access']): Promise<void> => {
    const queued = files.map((file) => {
      count.current += 1
      const refusal = refusalOfFile(file, o.maxBytes)
      const why = refusal === null ? null : refusalText(refusal)
      return { file, upload: { key: count.current, name: file.name, share: 0, why } }
    })
    setUploads((before) => [...before, ...queued.map(({ upload }) => upload)])
    for (const { file, upload } of queued) if (upload.why === null) await sendOne(file, upload.key, access)
  }
  return { uploads, send: (files, access) => void send(files, access), putAway }
}
