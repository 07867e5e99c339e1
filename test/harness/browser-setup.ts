// Before the browser tests: the built client and the unpacked browser stand. Called by Vitest once per run.

import { buildClientIfChanged } from '../../scripts/client-build.mjs'
import { chromium } from './chromium.ts'

export async function setup(): Promise<void> {
  await chromium()
  await buildClientIfChanged()
}
