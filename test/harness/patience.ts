// How long a test waits for what must come, milliseconds: until something is wrong beyond doubt, not until the machine is slow. What stands is seen
// at once, so that only a test that fails takes so long. Called by vitest.config.ts, patient-waits.ts and the browser tests' stage.

export const patientMs = 20_000
/** A page shares the machine with a browser and a server. */
export const patientInBrowserMs = 60_000
