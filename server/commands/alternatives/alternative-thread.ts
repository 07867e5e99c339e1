// The thread a large board is forked in, or an adoption worked out: one question, one answer, and it ends. Started by beside-the-loop.ts.

import { parentPort, workerData } from 'node:worker_threads'
import { type AdoptionAsked, adoptionOf, type ForkAsked, forkOf } from './reckon-alternative.ts'

const question = workerData as { readonly fork: ForkAsked } | { readonly adoption: AdoptionAsked }
parentPort?.postMessage('fork' in question ? forkOf(question.fork) : adoptionOf(question.adoption))
