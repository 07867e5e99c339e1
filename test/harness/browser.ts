// Starts a browser for a test or a picture. Promises a fresh profile, one process per context (cookies are not shared),
// no traffic of the browser's own, and a refusal in time instead of a hanging test. The caller closes it.

import { type Browser, chromium as playwright } from 'playwright-core'
import { chromium } from './chromium.ts'

const launchTimeoutMs = 120_000
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
]

/**
 * @param options.args further command-line switches of Chromium.
 * @returns a headless browser; close it when done (`await browser.close()`), or use `await using`.
 */
export async function launchBrowser(options: { readonly args?: readonly string[] } = {}): Promise<Browser> {
  const { executablePath, env } = await chromium()
  return await playwright.launch({
    executablePath,
    env: { ...withoutUndefined(process.env), ...env },
    args: [...quiet, ...(options.args ?? [])],
    headless: true,
    timeout: launchTimeoutMs,
  })
}

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
