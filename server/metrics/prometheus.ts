// Figures for the operator, in the form Prometheus reads, each name beginning with `veivalg_`. Promises that a figure it has no words for is
// told all the same, that a label it does not know is left out, that labels stay few, and that no figure says anything of a person or of what people wrote (MET1).
// Made by the server's composition; counted in by realtime and bus, asked by metrics-server.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Fits `Measures` of server/realtime/ports.ts. */
export interface Prometheus {
  count(name: string, labels?: Readonly<Record<string, string>>, times?: number): void
  observe(name: string, seconds: number): void
  /** A figure that is read whenever somebody asks; several of one name are added up. */
  gauge(name: string, read: () => number): void
  /** @returns everything as text, and its content type */
  told(): Promise<{ readonly text: string; readonly contentType: string }>
}

const prefix = 'veivalg_'
/** From half a millisecond to ten seconds. */
const secondsBuckets = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const maxLabelValues = 64

/** What is counted, with the one label it may have. */
const counters: Readonly<Record<string, { readonly help: string; readonly label?: string }>> = {
  refusals: { help: 'Updates refused, by code', label: 'code' },
  frames: { help: 'Frames received from browsers, by kind', label: 'kind' },
  judged: { help: 'Updates judged, by how', label: 'by' },
  commits_failed: { help: 'Commits that failed' },
  outages: { help: 'Times the database was away for writing' },
  hints: { help: 'Hints of other nodes, by kind', label: 'kind' },
  digests_differing: { help: 'Rooms read anew because another node held something else at the same position' },
  hint_gaps: { help: 'Times the log had more or less than a hint or a read said' },
  slow_readers: { help: 'Connections that read too slowly, by what became of them', label: 'what' },
  sockets_closed: { help: 'Live connections closed, by close code', label: 'code' },
  presence_ignored: { help: 'Claims of presence that were not believed' },
  stalls: { help: 'Times this process stood still so long that it read its rooms anew' },
  origins_refused: { help: 'Live connections refused because of their origin' },
  bus: { help: 'What happened on the bus between nodes', label: 'event' },
  requests: { help: 'Requests over HTTP, by class of their status', label: 'status' },
}
const durations: Readonly<Record<string, string>> = {
  commit_seconds: 'One commit of updates of all rooms',
  load_seconds: 'Opening one room from the log',
  joined_seconds: 'From a connection to everything it lacked on its way',
  compaction_seconds: 'One compaction of a room',
}
const gauges: Readonly<Record<string, string>> = {
  rooms: 'Rooms open on this node',
  rooms_damaged: 'Rooms open on this node whose log is damaged: they can be read, and not be changed',
  sockets: 'Live connections to this node',
  waiting_updates: 'Updates taken in that are not durable yet',
  waiting_bytes: 'Bytes taken in that are not durable yet',
}

export function prometheus(): Prometheus {
  const register = new Registry()
  collectDefaultMetrics({ register, prefix })
  // What runs here is nobody's business.
  register.removeSingleMetric(`${prefix}nodejs_version_info`)
  const counterOf = remembered((name) => {
    const { help, label } = counters[name] ?? { help: name, label: undefined }
    const labelNames = label === undefined ? [] : [label]
    const counter = new Counter({ name: `${prefix}${name}_total`, help, labelNames, registers: [register] })
    return { counter, label, values: new Set<string>() }
  })
  const histogramOf = remembered(
    (name) =>
      new Histogram({
        name: prefix + name,
        help: durations[name] ?? name,
        buckets: secondsBuckets,
        registers: [register],
      }),
  )
  for (const name of Object.keys(counters)) counterOf(name)
  for (const name of Object.keys(durations)) histogramOf(name)
  const readers = new Map<string, (() => number)[]>()

  return {
    count(name, labels = {}, times = 1) {
      if (!(times > 0)) return
      const { counter, label, values } = counterOf(name)
      if (label === undefined) return counter.inc(times)
      const given = labels[label] ?? 'unknown'
      const value = values.has(given) || values.size < maxLabelValues ? given : 'other'
      values.add(value)
      counter.inc({ [label]: value }, times)
    },
    observe: (name, seconds) => histogramOf(name).observe(seconds),
    gauge(name, read) {
      const all = readers.get(name)
      if (all !== undefined) {
        all.push(read)
        return
      }
      const own = [read]
      readers.set(name, own)
      new Gauge({
        name: prefix + name,
        help: gauges[name] ?? name,
        registers: [register],
        collect() {
          this.set(own.reduce((sum, each) => sum + each(), 0))
        },
      })
    },
    told: async () => ({ text: await register.metrics(), contentType: register.contentType }),
  }
}

function remembered<Value>(make: (name: string) => Value): (name: string) => Value {
  const made = new Map<string, Value>()
  return (name) => {
    const value = made.get(name) ?? make(name)
    made.set(name, value)
    return value
  }
}
