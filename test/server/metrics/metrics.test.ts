// Figures: every one realtime can count is told, labels stay few, and the port answers nothing but the figures.

import { afterEach, describe, expect, it } from 'vitest'
import { type MetricsServer, metricsServer } from '../../../server/metrics/metrics-server.ts'
import { prometheus } from '../../../server/metrics/prometheus.ts'
import type { CountName, DurationName, GaugeName, Measures } from '../../../server/realtime/ports.ts'

const counts: Partial<Record<CountName, true>> = {
  refusals: true,
  frames: true,
  judged: true,
  commits_failed: true,
  outages: true,
  hints: true,
  hint_gaps: true,
  slow_readers: true,
  sockets_closed: true,
  presence_ignored: true,
  stalls: true,
  origins_refused: true,
}
const durations: Record<DurationName, true> = {
  commit_seconds: true,
  load_seconds: true,
  joined_seconds: true,
  compaction_seconds: true,
}
const gauges: Record<GaugeName, true> = {
  rooms: true,
  rooms_damaged: true,
  sockets: true,
  waiting_updates: true,
  waiting_bytes: true,
}
const names = <Name extends string>(all: Partial<Record<Name, true>>): readonly Name[] => Object.keys(all) as Name[]

let server: MetricsServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

describe('figures', () => {
  it('[MET1] tells everything that realtime measures', async () => {
    const figures = prometheus()
    const measures: Measures = figures
    for (const name of names(counts)) measures.count(name, {}, 3)
    for (const name of names(durations)) measures.observe(name, 0.004)
    for (const name of names(gauges)) measures.gauge(name, () => 7)
    measures.gauge('rooms', () => 2)
    const { text } = await figures.told()
    for (const name of names(counts)) expect(text).toMatch(new RegExp(`^veivalg_${name}_total(\\{.*\\})? 3$`, 'm'))
    for (const name of names(durations)) expect(text).toContain(`veivalg_${name}_count 1`)
    for (const name of names(gauges)) expect(text).toContain(`veivalg_${name} ${name === 'rooms' ? 9 : 7}`)
    expect(text).toContain('veivalg_nodejs_eventloop_lag_p99_seconds')
    expect(text.match(/^(?!#|veivalg_|$).*/gm)).toBeNull()
  })

  it('[MET1] says nothing of versions, takes no label it does not know, and no more values than are few', async () => {
    const figures = prometheus()
    figures.count('refusals', { code: 'SHAPE', person: 'kari-nordmann' })
    for (let at = 0; at < 500; at += 1) figures.count('refusals', { code: `code-${at}` })
    figures.count('of_no_such_name', { title: 'hemmelig' })
    figures.observe('of_no_such_length', 1)
    const { text } = await figures.told()
    expect(text).toContain('veivalg_refusals_total{code="SHAPE"} 1')
    expect(text).toContain('veivalg_refusals_total{code="other"} 437')
    expect(text.match(/^veivalg_refusals_total\{/gm)).toHaveLength(65)
    expect(text).toContain('veivalg_of_no_such_name_total 1')
    expect(text).toContain('veivalg_of_no_such_length_count 1')
    for (const secret of ['kari', 'hemmelig', process.version]) expect(text).not.toContain(secret)
  })

  it('[MET1] [T-126] has a port of its own that answers GET /metrics and nothing else', async () => {
    server = await metricsServer({ port: 0, host: '127.0.0.1', figures: prometheus() })
    const url = `http://127.0.0.1:${server.port}`
    const answer = await fetch(`${url}/metrics`)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
    const others = ['/', '/metrics/', '/metrics?x=1', '/healthz', '/api/session', '/../metrics%2f']
    expect(await Promise.all(others.map(async (path) => (await fetch(url + path)).status))).toEqual(
      others.map(() => 404),
    )
    expect((await fetch(`${url}/metrics`, { method: 'POST', body: 'x' })).status).toBe(405)
  })
})
