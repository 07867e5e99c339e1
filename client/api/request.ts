// The only place that calls the server over HTTP. Sends JSON with the reader's language, reads answers through the contract's schemas, and
// turns everything that can go wrong into one value: refused (with the server's code), unreachable, or an answer nobody understands.
// Called by the queries; live connections over HTTP send their bytes by `liveRequest`. Sockets are client/live's.

import { z } from 'zod'
import { errorBodySchema } from '../../shared/contract/http.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { currentLanguage } from '../language/words.ts'
import { commandSaved } from './command-saved.ts'

/** Why an answer is not the one asked for. `refusal` is told with refusalText; `requestId` finds it in the server's log. */
export type Problem =
  | { readonly kind: 'refused'; readonly status: number; readonly refusal: Refusal; readonly requestId: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unexpected'; readonly status: number }

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem }

export type RequestOptions<Value> = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Begins with `/api/`. */
  readonly path: string
  readonly body?: unknown
  /** The answer's shape; null when there is none to read. */
  readonly schema: z.ZodType<Value> | null
  readonly signal?: AbortSignal
}

/** Asks the server. Never throws for what the server or the network does; an abort of one's own does throw. */
export async function request<Value>(options: RequestOptions<Value>): Promise<Answer<Value>> {
  const { method = 'GET', path, body, schema, signal } = options
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': currentLanguage(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    return { ok: false, problem: { kind: 'unreachable' } }
  }
  const content = await jsonOf(response)
  if (!response.ok) return { ok: false, problem: problemOf(response.status, content) }
  if (method !== 'GET' && path.startsWith('/api/programmes/')) commandSaved()
  if (schema === null) return { ok: true, value: undefined as Value }
  const read = schema.safeParse(content)
  return read.success
    ? { ok: true, value: read.data }
    : { ok: false, problem: { kind: 'unexpected', status: response.status } }
}

/** An answer that may say that what one has is still so. */
export interface Renewed<Value> {
  /** Null: nothing is new since the answer with the tag that was sent. */
  readonly value: Value | null
  readonly etag: string | null
  readonly headers: Headers
}

/** Asks for what is new since an answer with this tag; null asks for all of it. Throws like {@link request}. */
export async function requestIfNew<Value>(o: {
  readonly path: string
  readonly schema: z.ZodType<Value>
  readonly etag: string | null
  readonly signal: AbortSignal
}): Promise<Answer<Renewed<Value>>> {
  let response: Response
  try {
    response = await fetch(o.path, {
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': currentLanguage(),
        ...(o.etag === null ? {} : { 'if-none-match': o.etag }),
      },
      signal: o.signal,
    })
  } catch (cause) {
    if (o.signal.aborted) throw cause
    return { ok: false, problem: { kind: 'unreachable' } }
  }
  const { headers, status } = response
  const etag = headers.get('etag')
  if (status === 304) {
    // Read to its end, though there is nothing in it: a browser tells of an answer nobody reads as one that was broken off.
    await response.text().catch(() => '')
    return { ok: true, value: { value: null, etag, headers } }
  }
  const content = await jsonOf(response)
  if (!response.ok) return { ok: false, problem: problemOf(status, content) }
  const read = o.schema.safeParse(content)
  return read.success
    ? { ok: true, value: { value: read.data, etag, headers } }
    : { ok: false, problem: { kind: 'unexpected', status } }
}

/** A file on its way to the server. */
interface UploadOptions<Value> {
  /** Begins with `/api/`. */
  readonly path: string
  readonly file: Blob
  readonly schema: z.ZodType<Value>
  /** Called with the share that has gone out, 0–1. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** Sends a file as the whole body. Never throws for what the server or the network does; an abort of one's own does throw. */
export function upload<Value>({
  path,
  file,
  schema,
  onProgress,
  signal,
}: UploadOptions<Value>): Promise<Answer<Value>> {
  // Only this old interface tells how much has gone out.
  const sending = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    const aborted = (): void => reject(new DOMException('the upload was given up', 'AbortError'))
    if (signal?.aborted === true) return aborted()
    sending.open('POST', path)
    sending.setRequestHeader('accept', 'application/json')
    sending.setRequestHeader('accept-language', currentLanguage())
    sending.setRequestHeader('content-type', 'application/octet-stream')
    sending.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    sending.onabort = aborted
    sending.onerror = () => resolve({ ok: false, problem: { kind: 'unreachable' } })
    sending.onload = () => resolve(answerOf(sending, schema))
    signal?.addEventListener('abort', () => sending.abort(), { once: true })
    sending.send(file)
  })
}

function answerOf<Value>({ status, responseText }: XMLHttpRequest, schema: z.ZodType<Value>): Answer<Value> {
  let content: unknown
  try {
    content = JSON.parse(responseText)
  } catch {
    content = undefined
  }
  if (status < 200 || status > 299) return { ok: false, problem: problemOf(status, content) }
  const read = schema.safeParse(content)
  return read.success ? { ok: true, value: read.data } : { ok: false, problem: { kind: 'unexpected', status } }
}

const aliveSchema = z.object({ alive: z.literal(true) })
/** A server that takes longer is none to go over to, milliseconds. */
const answerMs = 5_000

/** One request of a live connection over HTTP. The answer may be a stream that goes on for hours. */
export interface LiveRequestOptions {
  readonly method: 'GET' | 'POST'
  /** The whole address. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  readonly signal?: AbortSignal
  /** Goes out also when the page is closed meanwhile. */
  readonly outlivesPage?: boolean
}
export type LiveRequest = (options: LiveRequestOptions) => Promise<Response>

/** Sends and receives bytes as they are, never from a cache. Rejects when the network does, and when it is aborted. */
export const liveRequest: LiveRequest = ({ method, url, headers = {}, body, signal, outlivesPage = false }) =>
  fetch(url, {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    keepalive: outlivesPage,
    ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
    ...(signal === undefined ? {} : { signal }),
  })

/** @returns whether the server answers over HTTP just now; a proxy that answers in its place does not count. */
export async function serverAnswers(): Promise<boolean> {
  const answer = await request({ path: '/healthz', schema: aliveSchema, signal: AbortSignal.timeout(answerMs) }).catch(
    () => null,
  )
  return answer?.ok === true
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

function problemOf(status: number, content: unknown): Problem {
  const read = errorBodySchema.safeParse(content)
  if (!read.success) return status >= 502 && status <= 504 ? { kind: 'unreachable' } : { kind: 'unexpected', status }
  const { message: _message, requestId, ...refusal } = read.data.error
  return { kind: 'refused', status, refusal, requestId }
}
