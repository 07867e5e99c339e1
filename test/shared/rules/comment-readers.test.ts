// Who reads which comments: one table, and each section within the one before.

import { describe, expect, it } from 'vitest'
import { commentSections } from '../../../shared/comment/section.ts'
import { roles } from '../../../shared/role.ts'
import { commentReads, readsThread } from '../../../shared/rules/comment-readers.ts'

describe('readers of comments', () => {
  it('[CMT10] are exactly these', () => {
    expect(Object.fromEntries(roles.map((role) => [role, commentReads(role)]))).toEqual({
      'programme-owner': { internal: true, sections: ['all', 'board', 'office'] },
      'board-member': { internal: true, sections: ['all', 'board'] },
      deputy: { internal: true, sections: ['all', 'board'] },
      'programme-manager': { internal: true, sections: ['all', 'board', 'office'] },
      'programme-office': { internal: true, sections: ['all', 'board', 'office'] },
      'stream-owner': { internal: true, sections: ['all'] },
      'queue-steward': { internal: true, sections: ['all'] },
      facilitator: { internal: true, sections: ['all', 'board', 'office'] },
      commenter: { internal: false, sections: ['all'] },
      observer: { internal: false, sections: [] },
    })
  })

  it('[CMT10] who reads a section reads what is internal of it, and the sections before it', () => {
    for (const role of roles) {
      if (readsThread(role, { internal: false, section: 'board' })) {
        expect([role, readsThread(role, { internal: true, section: 'board' })]).toEqual([role, true])
      }
      const { sections } = commentReads(role)
      expect(sections).toEqual(commentSections.slice(0, sections.length))
    }
  })
})
