// Tells those who hear the page what has happened in the meeting, summarised: at most once in ten seconds, and then all that is new since the
// last time. Called by meeting-view.tsx.

import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decision } from '../../shared/deciding/decision.ts'
import { doesWords, useEffectWords } from '../item/use-effect-words.ts'
import { announceStatus } from '../ui/announce.ts'
import { useInMeeting } from './meeting-context.ts'
import { type MeetingReading, meetingNews } from './meeting-news.ts'

const gatherMs = 1_000

export function useMeetingNews(): void {
  const { t } = useTranslation('meeting')
  const { view, deciding, course, me, person } = useInMeeting()
  const words = useEffectWords(person)
  const say = useRef(words)
  say.current = words
  const told = useRef<MeetingReading>(undefined)
  useEffect(() => {
    const now = { view, deciding, course }
    if (told.current === undefined) {
      told.current = now
      return
    }
    const timer = setTimeout(() => {
      if (told.current === undefined) return
      const does = ({ effect, reverses }: Decision) =>
        doesWords({ effect, reverses: reverses !== null, words: say.current })
      const nameOf = (id: string) => person(id).name
      const news = meetingNews({ before: told.current, after: now, me: me.id, nameOf, does, t })
      told.current = now
      if (news.length > 0) announceStatus(news.join(' '))
    }, gatherMs)
    return () => clearTimeout(timer)
  }, [view, deciding, course, me.id, person, t])
}
