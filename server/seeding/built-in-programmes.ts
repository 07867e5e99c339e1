// The programmes that come with the product, read from server/programmes. Promises that what it returns satisfies its schemas; a file
// that does not is a fault of the product and stops the start. Called by server/start-server.ts.

import { readFileSync } from 'node:fs'
import { castSchema, type ProgrammeSeed, programmeDataSchema } from '../domain/programme-seed.ts'

const names = ['digital-samhandling', 'pasientens-legemiddelliste'] as const

/** @returns both programmes with the people of their boards. */
export function builtInProgrammes(): readonly ProgrammeSeed[] {
  const cast = castSchema.parse(read('cast'))
  return names.map((name) => {
    const data = programmeDataSchema.parse(read(name))
    const memberships = cast.memberships.filter((each) => each.programmeId === data.id)
    const people = cast.people.filter((person) => memberships.some((each) => each.personId === person.id))
    return { ...data, cast: { people, memberships } }
  })
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../programmes/${name}.json`, import.meta.url), 'utf8'))
}
