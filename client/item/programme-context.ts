// The programme whose board is open: its areas, actors, benefits, unit and price year, for everything drawn inside a board.
// Provided by board-room.tsx; what it holds is fixed while the page is open.

import { createContext, useContext, useMemo } from 'react'
import type { ProgrammeBody } from '../../shared/contract/http.ts'
import type { ProgrammeStructure } from '../../shared/contract/programme.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { Language } from '../language/language.ts'
import { useLanguage } from '../language/use-language.ts'

/** The page the board is open on, as others are told. */
export type BoardPage = 'queue' | 'cut-list' | 'point' | 'meeting'
export const PageContext = createContext<BoardPage>('queue')

export const ProgrammeContext = createContext<ProgrammeBody | null>(null)

/** @returns the programme. @throws outside a board: that is a fault in the code. */
export function useProgrammeBody(): ProgrammeBody {
  const programme = useContext(ProgrammeContext)
  if (programme === null) throw new Error('useProgrammeBody is called outside BoardRoom')
  return programme
}

/** Names of the programme's own things in the language on the screen; an unknown id is its own name. */
export interface ProgrammeNames {
  readonly structure: ProgrammeStructure
  readonly area: (id: string) => string
  /** The area's short name, for a row. */
  readonly areaShort: (id: string) => string
  readonly actor: (id: string) => string
  readonly benefit: (id: string) => string
}

/** @returns names by id, or null outside a board. */
export function useMaybeProgrammeNames(): ProgrammeNames | null {
  const programme = useContext(ProgrammeContext)
  const language = useLanguage()
  return useMemo(() => (programme === null ? null : namesOf(programme.structure, language)), [programme, language])
}

/** @returns names by id. @throws outside a board. */
export function useProgrammeNames(): ProgrammeNames {
  const names = useMaybeProgrammeNames()
  if (names === null) throw new Error('useProgrammeNames is called outside BoardRoom')
  return names
}

function namesOf(structure: ProgrammeStructure, language: Language): ProgrammeNames {
  const areas = new Map<string, string>(structure.areas.map((area) => [area.id, localName(area.name, language)]))
  const shortAreas = new Map<string, string>(
    structure.areas.map((area) => [area.id, localName(area.short ?? area.name, language)]),
  )
  const actors = new Map<string, string>(structure.actors.map((actor) => [actor.id, actor.name]))
  const benefits = new Map<string, string>(
    structure.benefits.map((benefit) => [benefit.id, localName(benefit.name, language)]),
  )
  return {
    structure,
    area: (id) => areas.get(id) ?? id,
    areaShort: (id) => shortAreas.get(id) ?? id,
    actor: (id) => actors.get(id) ?? id,
    benefit: (id) => benefits.get(id) ?? id,
  }
}
