// Every word of the interface, by language and part. A part is one file per language under nb/, nn/ and en/;
// a new part is added here and nowhere else. Called by words.ts.

import { alternativesEn } from './en/alternatives.ts'
import { auditEn } from './en/audit.ts'
import { capacityEn } from './en/capacity.ts'
import { changesEn } from './en/changes.ts'
import { circulationEn } from './en/circulation.ts'
import { commentsEn } from './en/comments.ts'
import { cutListEn } from './en/cut-list.ts'
import { decisionsEn } from './en/decisions.ts'
import { frameEn } from './en/frame.ts'
import { frameLinesEn } from './en/frame-lines.ts'
import { heldEn } from './en/held.ts'
import { historyEn } from './en/history.ts'
import { inboxEn } from './en/inbox.ts'
import { itemEn } from './en/item.ts'
import { meetingEn } from './en/meeting.ts'
import { membersEn } from './en/members.ts'
import { minutesEn } from './en/minutes.ts'
import { moveEffectEn } from './en/move-effect.ts'
import { opinionEn } from './en/opinion.ts'
import { pointEn } from './en/point.ts'
import { pointsEn } from './en/points.ts'
import { programmesEn } from './en/programmes.ts'
import { promisesEn } from './en/promises.ts'
import { queueEn } from './en/queue.ts'
import { queueViewsEn } from './en/queue-views.ts'
import { rolloutEn } from './en/rollout.ts'
import { saveEn } from './en/save.ts'
import { scoresEn } from './en/scores.ts'
import { searchEn } from './en/search.ts'
import { seatsEn } from './en/seats.ts'
import { seriesEn } from './en/series.ts'
import { sheetsEn } from './en/sheets.ts'
import { shellEn } from './en/shell.ts'
import { signInEn } from './en/sign-in.ts'
import { uiEn } from './en/ui.ts'
import { waitingEn } from './en/waiting.ts'
import { alternativesNb } from './nb/alternatives.ts'
import { auditNb } from './nb/audit.ts'
import { capacityNb } from './nb/capacity.ts'
import { changesNb } from './nb/changes.ts'
import { circulationNb } from './nb/circulation.ts'
import { commentsNb } from './nb/comments.ts'
import { cutListNb } from './nb/cut-list.ts'
import { decisionsNb } from './nb/decisions.ts'
import { frameNb } from './nb/frame.ts'
import { frameLinesNb } from './nb/frame-lines.ts'
import { heldNb } from './nb/held.ts'
import { historyNb } from './nb/history.ts'
import { inboxNb } from './nb/inbox.ts'
import { itemNb } from './nb/item.ts'
import { meetingNb } from './nb/meeting.ts'
import { membersNb } from './nb/members.ts'
import { minutesNb } from './nb/minutes.ts'
import { moveEffectNb } from './nb/move-effect.ts'
import { opinionNb } from './nb/opinion.ts'
import { pointNb } from './nb/point.ts'
import { pointsNb } from './nb/points.ts'
import { programmesNb } from './nb/programmes.ts'
import { promisesNb } from './nb/promises.ts'
import { queueNb } from './nb/queue.ts'
import { queueViewsNb } from './nb/queue-views.ts'
import { rolloutNb } from './nb/rollout.ts'
import { saveNb } from './nb/save.ts'
import { scoresNb } from './nb/scores.ts'
import { searchNb } from './nb/search.ts'
import { seatsNb } from './nb/seats.ts'
import { seriesNb } from './nb/series.ts'
import { sheetsNb } from './nb/sheets.ts'
import { shellNb } from './nb/shell.ts'
import { signInNb } from './nb/sign-in.ts'
import { uiNb } from './nb/ui.ts'
import { waitingNb } from './nb/waiting.ts'
import { alternativesNn } from './nn/alternatives.ts'
import { auditNn } from './nn/audit.ts'
import { capacityNn } from './nn/capacity.ts'
import { changesNn } from './nn/changes.ts'
import { circulationNn } from './nn/circulation.ts'
import { commentsNn } from './nn/comments.ts'
import { cutListNn } from './nn/cut-list.ts'
import { decisionsNn } from './nn/decisions.ts'
import { frameNn } from './nn/frame.ts'
import { frameLinesNn } from './nn/frame-lines.ts'
import { heldNn } from './nn/held.ts'
import { historyNn } from './nn/history.ts'
import { inboxNn } from './nn/inbox.ts'
import { itemNn } from './nn/item.ts'
import { meetingNn } from './nn/meeting.ts'
import { membersNn } from './nn/members.ts'
import { minutesNn } from './nn/minutes.ts'
import { moveEffectNn } from './nn/move-effect.ts'
import { opinionNn } from './nn/opinion.ts'
import { pointNn } from './nn/point.ts'
import { pointsNn } from './nn/points.ts'
import { programmesNn } from './nn/programmes.ts'
import { promisesNn } from './nn/promises.ts'
import { queueNn } from './nn/queue.ts'
import { queueViewsNn } from './nn/queue-views.ts'
import { rolloutNn } from './nn/rollout.ts'
import { saveNn } from './nn/save.ts'
import { scoresNn } from './nn/scores.ts'
import { searchNn } from './nn/search.ts'
import { seatsNn } from './nn/seats.ts'
import { seriesNn } from './nn/series.ts'
import { sheetsNn } from './nn/sheets.ts'
import { shellNn } from './nn/shell.ts'
import { signInNn } from './nn/sign-in.ts'
import { uiNn } from './nn/ui.ts'
import { waitingNn } from './nn/waiting.ts'

const nb = {
  ui: uiNb,
  sheets: sheetsNb,
  shell: shellNb,
  search: searchNb,
  seats: seatsNb,
  programmes: programmesNb,
  queue: queueNb,
  moveEffect: moveEffectNb,
  queueViews: queueViewsNb,
  alternatives: alternativesNb,
  audit: auditNb,
  capacity: capacityNb,
  changes: changesNb,
  history: historyNb,
  circulation: circulationNb,
  cutList: cutListNb,
  frame: frameNb,
  frameLines: frameLinesNb,
  item: itemNb,
  opinion: opinionNb,
  points: pointsNb,
  meeting: meetingNb,
  minutes: minutesNb,
  decisions: decisionsNb,
  promises: promisesNb,
  comments: commentsNb,
  point: pointNb,
  held: heldNb,
  series: seriesNb,
  rollout: rolloutNb,
  save: saveNb,
  waiting: waitingNb,
  scores: scoresNb,
  members: membersNb,
  signIn: signInNb,
  inbox: inboxNb,
}

const nn = {
  ui: uiNn,
  sheets: sheetsNn,
  shell: shellNn,
  search: searchNn,
  seats: seatsNn,
  programmes: programmesNn,
  queue: queueNn,
  moveEffect: moveEffectNn,
  queueViews: queueViewsNn,
  alternatives: alternativesNn,
  audit: auditNn,
  capacity: capacityNn,
  changes: changesNn,
  history: historyNn,
  circulation: circulationNn,
  cutList: cutListNn,
  frame: frameNn,
  frameLines: frameLinesNn,
  item: itemNn,
  opinion: opinionNn,
  points: pointsNn,
  meeting: meetingNn,
  minutes: minutesNn,
  decisions: decisionsNn,
  promises: promisesNn,
  comments: commentsNn,
  point: pointNn,
  held: heldNn,
  series: seriesNn,
  rollout: rolloutNn,
  save: saveNn,
  waiting: waitingNn,
  scores: scoresNn,
  members: membersNn,
  signIn: signInNn,
  inbox: inboxNn,
}

const en = {
  ui: uiEn,
  sheets: sheetsEn,
  shell: shellEn,
  search: searchEn,
  seats: seatsEn,
  programmes: programmesEn,
  queue: queueEn,
  moveEffect: moveEffectEn,
  queueViews: queueViewsEn,
  alternatives: alternativesEn,
  audit: auditEn,
  capacity: capacityEn,
  changes: changesEn,
  history: historyEn,
  circulation: circulationEn,
  cutList: cutListEn,
  frame: frameEn,
  frameLines: frameLinesEn,
  item: itemEn,
  opinion: opinionEn,
  points: pointsEn,
  meeting: meetingEn,
  minutes: minutesEn,
  decisions: decisionsEn,
  promises: promisesEn,
  comments: commentsEn,
  point: pointEn,
  held: heldEn,
  series: seriesEn,
  rollout: rolloutEn,
  save: saveEn,
  waiting: waitingEn,
  scores: scoresEn,
  members: membersEn,
  signIn: signInEn,
  inbox: inboxEn,
}

/** The words of one language, by part. */
export type Words = typeof nb

export const resources = { nb, nn, en } satisfies { nb: Words; nn: unknown; en: unknown }
