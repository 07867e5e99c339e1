// What has happened in a meeting between two readings of it, in one or two sentences for those who hear the page: only what changes what everybody
// does, and never who has answered what. Pure. Called by use-meeting-news.ts.

import type { TFunction } from 'i18next'
import type { DecidingView } from '../../shared/contract/deciding.ts'
import type { MeetingView } from '../../shared/contract/meeting.ts'
import type { Decision } from '../../shared/deciding/decision.ts'
import type { Course } from './agenda-course.ts'

export interface MeetingReading {
  readonly view: MeetingView
  readonly deciding: DecidingView
  readonly course: Course
}

export interface NewsParts {
  readonly before: MeetingReading
  readonly after: MeetingReading
  readonly me: string
  readonly nameOf: (id: string) => string
  /** Says what a decision did, in one sentence or none. */
  readonly does: (decision: Decision) => string
  readonly t: TFunction<'meeting'>
}

/** @returns what is new, in the order it matters; empty when nothing is. */
export function meetingNews({ before, after, me, nameOf, does, t }: NewsParts): readonly string[] {
  const news: string[] = []
  const [was, is] = [before.view.meeting, after.view.meeting]
  if (was.state !== is.state) {
    if (is.state === 'in-session') news.push(t('news.started'))
    if (is.state === 'adjourned') news.push(t('news.adjourned'))
  }
  for (const decision of after.deciding.decisions) {
    if (!before.deciding.decisions.some((each) => each.id === decision.id)) {
      news.push([t('news.decided', { number: decision.number }), does(decision)].filter(Boolean).join(' '))
    }
  }
  if (is.current !== null && was.current?.item !== is.current.item && after.course.current !== null) {
    const { number, item } = after.course.current
    news.push(t('news.item', { number, title: item.title }))
  }
  for (const round of after.deciding.rounds) {
    const earlier = before.deciding.rounds.find((each) => each.id === round.id)
    if (earlier === undefined && round.state === 'open') news.push(t('news.roundOpened'))
    if (earlier?.state === 'open' && round.state === 'revealed') news.push(t('news.roundRevealed'))
  }
  for (const wording of after.deciding.wordings) {
    const earlier = before.deciding.wordings.find((each) => each.id === wording.id)
    if (wording.publishedAt !== null && (earlier === undefined || earlier.publishedAt === null)) {
      news.push(t('news.published', { version: wording.version }))
    }
  }
  if (is.gavel !== null && was.gavel !== is.gavel) {
    news.push(is.gavel === me ? t('news.gavelYou') : t('news.gavel', { name: nameOf(is.gavel) }))
  }
  const speaking = is.speakers.speaking?.person
  if (speaking !== undefined && speaking !== was.speakers.speaking?.person) {
    news.push(speaking === me ? t('news.youSpeak') : t('news.speaks', { name: nameOf(speaking) }))
  }
  if (is.state === 'in-session' && was.state === 'in-session' && before.view.quorate !== after.view.quorate) {
    news.push(after.view.quorate ? t('news.quorum') : t('news.quorumLost'))
  }
  return news
}
