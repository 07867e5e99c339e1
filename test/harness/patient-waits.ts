// Makes `vi.waitFor` and `vi.waitUntil` patient: by themselves they give up after a second, which says more of the machine than of the product.
// A test that proves a time says the time. Loaded before every test file; `expect.poll` has the same patience from vitest.config.ts.

import { vi } from 'vitest'
import { patientMs } from './patience.ts'

const { waitFor, waitUntil } = vi
type Options = Parameters<typeof waitFor>[1]

const isPatient = Symbol.for('veivalg.patient')
// Files that share a process load this again.
if (!(isPatient in waitFor)) {
  vi.waitFor = Object.assign<typeof waitFor, object>((check, given) => waitFor(check, patient(given)), {
    [isPatient]: true,
  })
  vi.waitUntil = (check, given) => waitUntil(check, patient(given))
}

function patient(options: Options): Options {
  return typeof options === 'number' ? options : { timeout: patientMs, ...options }
}
