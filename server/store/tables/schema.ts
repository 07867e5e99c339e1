// The schema: every table in one object, the type parameter of the database handle (server/store/open-database.ts).

import { agendaBacklog } from './agenda-backlog.ts'
import { alternatives } from './alternatives.ts'
import { auditLog } from './audit-log.ts'
import { calendarSecrets } from './calendar-secrets.ts'
import { carriedItems } from './carried-items.ts'
import { clientLeases } from './client-leases.ts'
import { comments, commentThreads } from './comments.ts'
import { boardViews, decisions, positions, reminders, rounds, wordings } from './deciding.ts'
import { evidence } from './evidence.ts'
import { ladderVersions, steeringVersions, trialFrames } from './frame.ts'
import { looks } from './looks.ts'
import { mailOutbox, mailSettings, unsubscribeSecrets } from './mail.ts'
import { meetingEvents, meetings, projectorLinks } from './meetings.ts'
import { minutesApprovals, minutesEditions, minutesFiles } from './minutes.ts'
import { papers } from './papers.ts'
import { memberships, people } from './people.ts'
import { pointSeries } from './point-series.ts'
import { points } from './points.ts'
import { programmes } from './programmes.ts'
import { promises } from './promises.ts'
import { roomGenerations, roomSnapshots, rooms, roomUpdates, roomUpdatesArchive, storeProbes } from './rooms.ts'
import { scoreRounds, scores } from './scores.ts'
import { searchEntries, searchedRooms } from './search.ts'
import { sessions } from './sessions.ts'
import { identities, invitations, issuerLogouts, shareLinks, signInLinks } from './sign-in.ts'

export const schema = {
  people,
  programmes,
  memberships,
  sessions,
  identities,
  invitations,
  signInLinks,
  shareLinks,
  issuerLogouts,
  auditLog,
  mailOutbox,
  mailSettings,
  unsubscribeSecrets,
  points,
  meetings,
  meetingEvents,
  projectorLinks,
  minutesApprovals,
  minutesEditions,
  minutesFiles,
  boardViews,
  wordings,
  rounds,
  positions,
  reminders,
  decisions,
  papers,
  evidence,
  promises,
  commentThreads,
  comments,
  steeringVersions,
  ladderVersions,
  trialFrames,
  looks,
  scoreRounds,
  scores,
  searchEntries,
  searchedRooms,
  agendaBacklog,
  alternatives,
  carriedItems,
  pointSeries,
  calendarSecrets,
  rooms,
  roomUpdates,
  roomUpdatesArchive,
  roomSnapshots,
  roomGenerations,
  storeProbes,
  clientLeases,
}

export type Schema = typeof schema
