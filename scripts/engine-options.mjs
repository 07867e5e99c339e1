// Engine options: what Node is told when it runs the server. Given to Node by start.mjs, cluster.mjs and the benchmark.

/** @type {readonly string[]} */
export const engineOptions = [
  // With the usual 16 MB for what is young, edits that wait to be durable are copied again and again while a room is busy.
  '--max-semi-space-size=64',
  // What is young is collected by the server's own thread. Little of it lives on, and more threads spent their time looking for it: as long a
  // pause, and three to ten per cent more processor for an edit in a busy room (test/bench/room-cost.ts, two cores).
  '--no-parallel-scavenge',
]
