// Which answers a notice has asked for again: what it names, and what waits for the reader where that is worked out from it.

import { expect, it } from 'vitest'
import { noticeKeys } from '../../../client/api/notice-keys.ts'
import { type Notice, noticeTopics } from '../../../shared/contract/notice.ts'

const id = 'digital-samhandling'
const inbox = (topic: Notice['topic']): boolean => noticeKeys({ topic, id }).some((key) => key.join() === 'inbox')

it('[INB1] what waits is asked for again when that changes by which somebody waits, and not at every step of a meeting', () => {
  expect(noticeTopics.filter(inbox)).toEqual([
    'evidence',
    'programme',
    'points',
    'decisions',
    'circulations',
    'promises',
    'comments',
    'members',
    'scores',
  ])
  expect(noticeKeys({ topic: 'comments', id })).toEqual([['comments', id], ['inbox']])
  expect(noticeKeys({ topic: 'inbox', id })).toEqual([['inbox', id]])
})
