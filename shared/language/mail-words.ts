// Words of the mails: what each language must have. Values come in ready to be read: dates written out, counts as numbers. The board's own words are
// never translated. The texts stand by language in the folders beside; called by server/mail.

import type { ChangeKind } from '../contract/changes.ts'
import type { MailKind } from '../contract/mail.ts'

export interface MailWords {
  /** The subject of a mail about a programme: what it is first, where a list of mails cuts it off last. */
  readonly about: (programme: string, subject: string) => string
  readonly act: {
    readonly subject: (count: number) => string
    readonly title: (count: number) => string
    readonly lead: (programme: string) => string
  }
  readonly waiting: {
    readonly title: string
    readonly all: string
    readonly session: (title: string) => string
    readonly call: (date: string) => string
    readonly circulation: (date: string | null) => string
    readonly scores: (items: number) => string
    readonly wording: (date: string) => string
    readonly minutes: (date: string) => string
    /** Null: its words stay on the board. */
    readonly promise: (text: string | null) => string
    readonly question: (question: string) => string
    readonly review: (number: number) => string
    readonly agenda: (title: string | null) => string
    /** `item`: the id of what it is said of, where that is an item. */
    readonly mention: (by: string, item: string | null) => string
    readonly answer: (by: string, item: string | null) => string
    readonly papers: (title: string, count: number) => string
    readonly due: (date: string) => string
    readonly wasDue: (date: string) => string
    readonly internal: string
  }
  readonly call: {
    readonly subject: (title: string, date: string) => string
    readonly title: (title: string) => string
    readonly lead: (when: string, place: string) => string
    readonly agenda: string
    readonly noAgenda: string
    readonly item: (number: number, title: string) => string
    readonly minutes: (minutes: number) => string
    readonly internalItems: (count: number) => string
    readonly papers: (count: number) => string
    readonly open: string
    readonly changedSubject: (title: string) => string
    readonly changedTitle: (title: string) => string
    readonly changedLead: (when: string, place: string) => string
    readonly withdrawnSubject: (title: string, date: string) => string
    readonly withdrawnTitle: (title: string) => string
    readonly withdrawnLead: (date: string) => string
    readonly cancelledTitle: (title: string) => string
    readonly cancelledLead: (date: string) => string
    readonly reason: (reason: string) => string
  }
  readonly digest: {
    readonly subject: (date: string) => string
    readonly title: string
    readonly lead: (programme: string, date: string) => string
    readonly nothingChanged: string
    readonly decided: string
    readonly decision: (number: number, wording: string) => string
    readonly exempt: (number: number) => string
    readonly kinds: Readonly<Record<ChangeKind, string>>
    readonly places: (o: {
      readonly kind: ChangeKind
      readonly was: number | null
      readonly is: number | null
    }) => string | null
    readonly by: (name: string) => string
    readonly expired: string
    readonly expiredOn: (date: string) => string
    readonly said: string
    readonly saidCount: (count: number) => string
    readonly saidOf: {
      readonly programme: string
      readonly gone: string
      readonly decision: (number: string) => string
    }
    readonly more: (count: number) => string
    readonly all: string
  }
  readonly foot: {
    readonly why: (programme: string, kind: MailKind) => string
    readonly settings: string
    readonly stop: Readonly<Record<MailKind, string>>
  }
}
