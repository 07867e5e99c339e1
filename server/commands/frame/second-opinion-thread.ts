// The thread a second opinion is worked out in: one question, one answer, and it ends. Started by opinion-in-thread.ts.

import { parentPort, workerData } from 'node:worker_threads'
import { type OpinionAsked, workOutOpinion } from './work-out-opinion.ts'

const { asked, budgetMs } = workerData as { readonly asked: OpinionAsked; readonly budgetMs: number }
parentPort?.postMessage(await workOutOpinion(asked, budgetMs))
