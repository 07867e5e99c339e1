// The people of people.ts, with their roles on the programme, in a true database. Called by tests of live rooms over one.

import type { Database } from '../../../server/store/database.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { personIdSchema } from '../../../shared/ids.ts'
import { sampleProgramme } from '../../suites/store/sample-programme.ts'
import { people, programmeId } from './people.ts'

/** Makes the programme the board belongs to, with its people and no rooms. */
export async function seedPeople(database: Database): Promise<void> {
  await programmeStore(database).seedOnce({
    programme: { ...sampleProgramme.programme, id: programmeId },
    people: people.map(({ id, name, organisation }) => ({ id: personIdSchema.parse(id), name, organisation })),
    memberships: people.map(({ id, role }) => ({ personId: id, programmeId, role, seat: `prove-${id}` })),
    rooms: [],
    points: [],
  })
}
