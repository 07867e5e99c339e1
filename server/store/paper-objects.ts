// Paper objects: where the content of papers stands outside the database: an S3-compatible store, asked with signed requests (AWS Signature
// Version 4), the bucket in the path, so that AWS, MinIO, Ceph and the rest answer alike. What is written is signed by its own hash, so that
// nothing else can be stored under it. Opened by server/start-server.ts; used by server/store/papers.ts alone.

import { AwsClient } from 'aws4fetch'
import type { PaperId } from '../../shared/ids.ts'
import { StoreAway } from './fault.ts'

export interface ObjectStoreSettings {
  /** Address without a path. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface PaperObjects {
  /** Answers when the store has it. */
  put(o: { readonly id: PaperId; readonly bytes: Uint8Array; readonly sha256: string }): Promise<void>
  /** Null when the store has no such object. */
  get(id: PaperId): Promise<Uint8Array | null>
  /** Nothing happens when there is none. */
  remove(id: PaperId): Promise<void>
}

/** A store that takes longer is away. */
const answerWithinMs = 20_000
const retries = 2

/** @returns the objects of one bucket. All three throw StoreAway when the store does not answer, or refuses. */
export function s3PaperObjects(settings: ObjectStoreSettings): PaperObjects {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries })
  const address = (id: PaperId): string => `${endpoint}/${bucket}/papers/${id}`
  const ask = async (id: PaperId, request: RequestInit): Promise<Response> => {
    try {
      return await client.fetch(address(id), { ...request, signal: AbortSignal.timeout(answerWithinMs) })
    } catch (error) {
      throw new StoreAway('the object store does not answer', { cause: error })
    }
  }
  return {
    put: async ({ id, bytes, sha256 }) => {
      const headers = { 'X-Amz-Content-Sha256': sha256, 'Content-Type': 'application/octet-stream' }
      const answer = await ask(id, { method: 'PUT', headers, body: bytes as Uint8Array<ArrayBuffer> })
      await answer.body?.cancel()
      if (!answer.ok) throw new StoreAway(`the object store did not keep a paper: ${answer.status}`)
    },
    get: async (id) => {
      const answer = await ask(id, { method: 'GET' })
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
      await answer.body?.cancel()
      if (answer.status === 404) return null
      throw new StoreAway(`the object store did not give a paper: ${answer.status}`)
    },
    remove: async (id) => {
      const answer = await ask(id, { method: 'DELETE' })
      await answer.body?.cancel()
      if (!answer.ok && answer.status !== 404) throw new StoreAway(`the object store kept a paper: ${answer.status}`)
    },
  }
}
