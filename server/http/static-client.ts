// Static client: the built client's files, and its page for every address people can share. Hashed files may be kept for ever, the page
// is asked for each time. Hidden files of the build are not served. Called by server/http/app.ts, last of all routes.

import { serveStatic } from '@hono/node-server/serve-static'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { HttpContext, HttpEnv, HttpRequest } from './context.ts'
import { refusalAnswer } from './refusal-answer.ts'

const forEver = 'public, max-age=31536000, immutable'
const reserved = /^\/(?:api|calendar|live|assets)(?:\/|$)/
const hidden = /\/\./

export function staticClient(app: OpenAPIHono<HttpEnv>, { settings }: Pick<HttpContext, 'settings'>): void {
  app.notFound((c) => refusalAnswer(c, { code: 'NOT_FOUND' }))
  const root = settings.clientFolder
  if (root === null) return
  const cache = (path: string, c: HttpRequest): void => {
    c.header('Cache-Control', path.includes('/assets/') ? forEver : 'no-cache')
  }
  const files = serveStatic<HttpEnv>({ root, onFound: cache })
  const page = serveStatic<HttpEnv>({ root, path: 'index.html', onFound: cache })
  // As middleware and not as routes: an unknown address is then unknown by every method.
  app.use((c, next) => {
    const { path } = c.req
    return !isRead(c) || path.startsWith('/api/') || hidden.test(path) ? next() : files(c, next)
  })
  app.use((c, next) => {
    const { path } = c.req
    const wantsPage = isRead(c) && (c.req.header('accept')?.includes('text/html') ?? false)
    return wantsPage && !reserved.test(path) && !hidden.test(path) ? page(c, next) : next()
  })
}

function isRead({ req }: HttpRequest): boolean {
  return req.method === 'GET' || req.method === 'HEAD'
}
