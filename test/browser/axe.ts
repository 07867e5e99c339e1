// What axe finds on a page. Promises the same findings as axe by its defaults: the product has no frames of others, so that axe is run in the page
// itself and needs no blank page beside it, and what is right is not gathered. Called by the browser tests of every page.

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

export interface Finding {
  readonly serious: boolean
  /** The rule that is broken and the elements that break it. */
  readonly what: string
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] as const

/** @param besides tags of rules besides those of WCAG 2.2 AA */
export async function axeFinds(page: Page, besides: readonly string[] = []): Promise<readonly Finding[]> {
  return found(axeOn(page).withTags([...wcag, ...besides]))
}

/** What axe finds of a page that it has been asked of in its other colours: contrast, the one rule of colours. */
export async function contrastFinds(page: Page): Promise<readonly Finding[]> {
  return found(axeOn(page).withRules(['color-contrast']))
}

function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
}

async function found(asked: AxeBuilder): Promise<readonly Finding[]> {
  const { violations } = await asked.analyze()
  return violations.map(({ id, impact, nodes }) => ({
    serious: impact === 'serious' || impact === 'critical',
    what: `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
  }))
}
