// Comment readers: which threads a role reads, by whether what they are about is internal and by their section. Whoever reads one may write in it where
// she may write at all. Used by the server for every answer, and by the interface to offer no more than that.

import { type CommentSection, commentSections } from '../comment/section.ts'
import type { Role } from '../role.ts'
import { may, type Permission } from './permissions.ts'

/** What of comments somebody reads. */
export interface CommentReads {
  readonly internal: boolean
  readonly sections: readonly CommentSection[]
}

const needed: Readonly<Record<CommentSection, Permission>> = {
  all: 'comment.read',
  board: 'comment.board',
  office: 'comment.office',
}

/** @returns what a role reads; no section where it may read no comments */
export function commentReads(role: Role | null): CommentReads {
  return {
    internal: may(role, 'internal.read'),
    sections: commentSections.filter((section) => may(role, 'comment.read') && may(role, needed[section])),
  }
}

/** @returns whether a role reads a thread that stands so */
export function readsThread(
  role: Role | null,
  { internal, section }: { readonly internal: boolean; readonly section: CommentSection },
): boolean {
  const reads = commentReads(role)
  return reads.sections.includes(section) && (!internal || reads.internal)
}
