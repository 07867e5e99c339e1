// A page in a file of its own. A file that failed once, or another that it needs, stays failed for as long as the document stands: the browser does
// not ask for it again. So the document is loaded anew at the address one was going to, once, when the server answers; what waits to be saved stands
// on the device meanwhile (SES14). Where that does not help, what was thrown is shown by the crash page. Called by pages.ts.

import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { serverAnswers } from '../api/request.ts'
import { visitShelf } from '../live/choose-socket.ts'
import { closeForReload } from '../live/shared-rooms.ts'

/** The address that was loaded anew last, until a page has come. */
const shelfKey = 'veivalg.loaded-anew'

/** @param fetchPage imports the page's file */
export function fetchedPage<Props>(
  fetchPage: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const page = await fetchPage().catch(loadAnew)
    visitShelf()?.removeItem(shelfKey)
    return { default: page }
  })
}

/** Never ends when the document is loaded anew. @throws cause when that would not help, or would lose something */
async function loadAnew(cause: unknown): Promise<never> {
  const shelf = visitShelf()
  const wasAnew = shelf === undefined || shelf.getItem(shelfKey) === location.href
  if (wasAnew || !(await serverAnswers()) || !closeForReload()) throw cause
  shelf.setItem(shelfKey, location.href)
  location.reload()
  return new Promise(() => undefined)
}
