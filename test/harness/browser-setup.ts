// Before the browser tests: the unpacked browser stands. Called by Vitest once per run.

import { chromium } from './chromium.ts'

export async function setup(): Promise<void> {
  await chromium()
}
