// Before tests that are served the product: the built client stands. Called by Vitest once per project and run; what is built already is left.

import { buildClientIfChanged } from '../../scripts/client-build.mjs'

export async function setup(): Promise<void> {
  await buildClientIfChanged()
}
