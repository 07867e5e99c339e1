// The pages, each in a file of its own that is fetched when it is first shown, or ahead of that when the browser has nothing else to do, so
// that a board that is open can be walked through without a network. Called by the routes and shell.tsx.

import { fetchEditor } from '../item/rich-text.tsx'
import { fetchedPage } from './fetched-page.ts'

export const SeatsPage = fetchedPage(async () => (await import('../seats/seats-page.tsx')).SeatsPage)
export const LinkPage = fetchedPage(async () => (await import('../seats/link-page.tsx')).LinkPage)
export const InvitationPage = fetchedPage(async () => (await import('../seats/invitation-page.tsx')).InvitationPage)
export const SharePage = fetchedPage(async () => (await import('../seats/share-page.tsx')).SharePage)
export const SessionsPage = fetchedPage(async () => (await import('../seats/sessions-page.tsx')).SessionsPage)
export const MembersPage = fetchedPage(async () => (await import('../members/members-page.tsx')).MembersPage)
export const ProgrammesPage = fetchedPage(
  async () => (await import('../programmes/programmes-page.tsx')).ProgrammesPage,
)
export const QueuePage = fetchedPage(async () => (await import('../queue/queue-page.tsx')).QueuePage)
export const CutListPage = fetchedPage(async () => (await import('../cut-list/cut-list-page.tsx')).CutListPage)
export const CapacityPage = fetchedPage(async () => (await import('../capacity/capacity-page.tsx')).CapacityPage)
export const SecondOpinionPage = fetchedPage(
  async () => (await import('../capacity/second-opinion-page.tsx')).SecondOpinionPage,
)
export const AlternativesPage = fetchedPage(
  async () => (await import('../alternatives/alternatives-page.tsx')).AlternativesPage,
)
export const AlternativePage = fetchedPage(
  async () => (await import('../alternatives/alternative-page.tsx')).AlternativePage,
)
export const AlternativeFrame = fetchedPage(
  async () => (await import('../alternatives/alternative-frame.tsx')).AlternativeFrame,
)
export const ComparePage = fetchedPage(async () => (await import('../alternatives/compare-page.tsx')).ComparePage)
export const RolloutPage = fetchedPage(async () => (await import('../rollout/rollout-page.tsx')).RolloutPage)
export const FramePage = fetchedPage(async () => (await import('../frame/frame-page.tsx')).FramePage)
export const ChangesPage = fetchedPage(async () => (await import('../changes/changes-page.tsx')).ChangesPage)
export const HistoryPage = fetchedPage(async () => (await import('../changes/history-page.tsx')).HistoryPage)
export const PointsPage = fetchedPage(async () => (await import('../points/points-page.tsx')).PointsPage)
export const PointPage = fetchedPage(async () => (await import('../points/point-page.tsx')).PointPage)
export const MinutesPage = fetchedPage(async () => (await import('../points/minutes-page.tsx')).MinutesPage)
export const DecisionsPage = fetchedPage(async () => (await import('../decisions/decisions-page.tsx')).DecisionsPage)
export const DecisionPage = fetchedPage(async () => (await import('../decisions/decision-page.tsx')).DecisionPage)
export const CirculationPage = fetchedPage(
  async () => (await import('../decisions/circulation-page.tsx')).CirculationPage,
)
export const BoardThenPage = fetchedPage(async () => (await import('../decisions/board-then-page.tsx')).BoardThenPage)
export const PromisesPage = fetchedPage(async () => (await import('../decisions/promises-page.tsx')).PromisesPage)
export const CommentsPage = fetchedPage(async () => (await import('../comments/comments-page.tsx')).CommentsPage)
export const SheetsPage = fetchedPage(async () => (await import('../sheets/sheets-page.tsx')).SheetsPage)
export const AuditPage = fetchedPage(async () => (await import('../audit/audit-page.tsx')).AuditPage)
export const ScoresPage = fetchedPage(async () => (await import('../scores/scores-page.tsx')).ScoresPage)
export const SearchPage = fetchedPage(async () => (await import('../search/search-page.tsx')).SearchPage)
/** No page of its own: it lies over them. */
export const CommandPalette = fetchedPage(async () => (await import('./command-palette.tsx')).CommandPalette)
export const InboxPage = fetchedPage(async () => (await import('../inbox/inbox-page.tsx')).InboxPage)
export const NotificationsPage = fetchedPage(
  async () => (await import('../inbox/notifications-page.tsx')).NotificationsPage,
)
export const UnsubscribePage = fetchedPage(async () => (await import('../inbox/unsubscribe-page.tsx')).UnsubscribePage)
export const MeetingPage = fetchedPage(async () => (await import('../meeting/meeting-page.tsx')).MeetingPage)
export const ProjectorPage = fetchedPage(async () => (await import('../meeting/projector-page.tsx')).ProjectorPage)

/** Fetches what the pages of a programme need, one after another. What does not come now comes when it is needed. */
export async function fetchAhead(): Promise<void> {
  const parts = [
    fetchEditor,
    () => import('../queue/queue-page.tsx'),
    () => import('../cut-list/cut-list-page.tsx'),
    () => import('../capacity/capacity-page.tsx'),
    () => import('../capacity/second-opinion-page.tsx'),
    () => import('../rollout/rollout-page.tsx'),
    () => import('../frame/frame-page.tsx'),
    () => import('../changes/changes-page.tsx'),
    () => import('../changes/history-page.tsx'),
    () => import('../points/points-page.tsx'),
    () => import('../points/point-page.tsx'),
    () => import('../meeting/meeting-page.tsx'),
    () => import('../points/minutes-page.tsx'),
    () => import('../decisions/decisions-page.tsx'),
    () => import('../decisions/decision-page.tsx'),
    () => import('../decisions/circulation-page.tsx'),
    () => import('../comments/comments-page.tsx'),
    () => import('./command-palette.tsx'),
    () => import('../search/search-page.tsx'),
    () => import('../inbox/inbox-page.tsx'),
    () => import('../scores/scores-page.tsx'),
    () => import('../programmes/programmes-page.tsx'),
  ]
  for (const part of parts) {
    try {
      await part()
    } catch {
      return
    }
  }
}
