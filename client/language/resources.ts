// Every word of the interface, by language and part. A part is one file per language under nb/, nn/ and en/;
// a new part is added here and nowhere else. Called by words.ts.

import { cutListEn } from './en/cut-list.ts'
import { itemEn } from './en/item.ts'
import { pointsEn } from './en/points.ts'
import { programmesEn } from './en/programmes.ts'
import { queueEn } from './en/queue.ts'
import { saveEn } from './en/save.ts'
import { seatsEn } from './en/seats.ts'
import { shellEn } from './en/shell.ts'
import { uiEn } from './en/ui.ts'
import { cutListNb } from './nb/cut-list.ts'
import { itemNb } from './nb/item.ts'
import { pointsNb } from './nb/points.ts'
import { programmesNb } from './nb/programmes.ts'
import { queueNb } from './nb/queue.ts'
import { saveNb } from './nb/save.ts'
import { seatsNb } from './nb/seats.ts'
import { shellNb } from './nb/shell.ts'
import { uiNb } from './nb/ui.ts'
import { cutListNn } from './nn/cut-list.ts'
import { itemNn } from './nn/item.ts'
import { pointsNn } from './nn/points.ts'
import { programmesNn } from './nn/programmes.ts'
import { queueNn } from './nn/queue.ts'
import { saveNn } from './nn/save.ts'
import { seatsNn } from './nn/seats.ts'
import { shellNn } from './nn/shell.ts'
import { uiNn } from './nn/ui.ts'

const nb = {
  ui: uiNb,
  shell: shellNb,
  seats: seatsNb,
  programmes: programmesNb,
  queue: queueNb,
  cutList: cutListNb,
  item: itemNb,
  points: pointsNb,
  save: saveNb,
}

const nn = {
  ui: uiNn,
  shell: shellNn,
  seats: seatsNn,
  programmes: programmesNn,
  queue: queueNn,
  cutList: cutListNn,
  item: itemNn,
  points: pointsNn,
  save: saveNn,
}

const en = {
  ui: uiEn,
  shell: shellEn,
  seats: seatsEn,
  programmes: programmesEn,
  queue: queueEn,
  cutList: cutListEn,
  item: itemEn,
  points: pointsEn,
  save: saveEn,
}

/** The words of one language, by part. */
export type Words = typeof nb

export const resources = { nb, nn, en } satisfies { nb: Words; nn: unknown; en: unknown }
