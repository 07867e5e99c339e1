// Sections of comments: what is said for everybody who may comment, what the board discusses by itself, and what the programme office assesses. A section is
// chosen when a thread is begun and stays. Who reads which stands in shared/rules/comment-readers.ts.

import { z } from 'zod'

export const commentSections = ['all', 'board', 'office'] as const
export const commentSectionSchema = z.enum(commentSections)
export type CommentSection = z.infer<typeof commentSectionSchema>
