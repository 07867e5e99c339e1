// Search index: one row for each thing that can be found, in two dictionaries, and how far each document has been read into it. Rows are worked out from
// what stands and may be made anew at any time. Called by server/commands/search.

import { and, eq, inArray, notLike, sql } from 'drizzle-orm'
import type { SearchAudience, SearchKind } from '../../shared/contract/search.ts'
import type { ProgrammeId, RoomName } from '../../shared/ids.ts'
import type { Database, Handle, Transaction } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import { rooms } from './tables/rooms.ts'
import { searchEntries, searchedRooms } from './tables/search.ts'

/** What can be found, before it has a programme. */
export interface SearchEntry {
  readonly kind: SearchKind
  readonly key: string
  readonly audience: SearchAudience
  readonly title: string
  readonly body: string
}

export interface RoomPlace {
  readonly room: RoomName
  readonly lineage: string
  readonly generation: number
  readonly position: number
}

export interface FoundEntry extends SearchEntry {
  /** The text in small letters and without markup, with what was found between {@link foundBegins} and {@link foundEnds}. */
  readonly marked: string
}

/** Marks no text may hold, since they are private to whoever uses them; what a text holds of them is taken away before it is read in. */
export const foundBegins = '\ue000'
export const foundEnds = '\ue001'

/** @returns the rooms of a programme whose documents stand further than they were read */
export async function unreadRooms(db: Handle, programmeId: ProgrammeId): Promise<readonly RoomPlace[]> {
  return db
    .select({ room: rooms.name, lineage: rooms.lineage, generation: rooms.generation, position: rooms.head })
    .from(rooms)
    .leftJoin(searchedRooms, eq(searchedRooms.room, rooms.name))
    .where(
      and(
        eq(rooms.programmeId, programmeId),
        // An alternative is found in the list of those one may open, and by its own filter: it may be one person's alone.
        notLike(rooms.name, 'alternative/%'),
        sql`(${searchedRooms.lineage}, ${searchedRooms.generation}, ${searchedRooms.position})
          is distinct from (${rooms.lineage}, ${rooms.generation}, ${rooms.head})`,
      ),
    )
}

/**
 * Makes some entries of a programme what they are now: those whose keys begin as told, of one kind. Only rows that differ are written.
 * @param o.read how far the document they are of has been read; null where they are of rows
 */
export function writeEntries(
  database: Database,
  o: {
    readonly programmeId: ProgrammeId
    readonly kind: SearchKind
    /** Which of the kind these are all of. */
    readonly keysBegin: string
    readonly audience: SearchAudience | null
    /** Entries of rows are read when it is this one's turn, so that no older reading is written over a newer one. */
    readonly entries: readonly SearchEntry[] | ((tx: Transaction) => Promise<readonly SearchEntry[]>)
    readonly read: RoomPlace | null
  },
): Promise<void> {
  return inTransaction(database, async (tx) => {
    // One at a time: two that read at different moments must not write into each other.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtext('search'), hashtext(${`${o.programmeId} ${o.keysBegin}`}))`,
    )
    const entries = typeof o.entries === 'function' ? await o.entries(tx) : o.entries
    const standing = await tx
      .select({
        key: searchEntries.key,
        title: searchEntries.title,
        body: searchEntries.body,
        audience: searchEntries.audience,
      })
      .from(searchEntries)
      .where(ofThese(o))
    const known = new Map(standing.map((row) => [row.key, row]))
    const now = new Set(entries.map(({ key }) => key))
    const gone = standing.filter(({ key }) => !now.has(key)).map(({ key }) => key)
    const changed = entries.filter((entry) => {
      const before = known.get(entry.key)
      return (
        before === undefined ||
        before.title !== entry.title ||
        before.body !== entry.body ||
        before.audience !== entry.audience
      )
    })
    await writeChanged(tx, o.programmeId, changed)
    if (gone.length > 0) {
      await tx.delete(searchEntries).where(and(ofThese(o), inArray(searchEntries.key, gone)))
    }
    if (o.read !== null) {
      const { room, ...place } = o.read
      await tx.insert(searchedRooms).values(o.read).onConflictDoUpdate({ target: searchedRooms.room, set: place })
    }
  })
}

/** The embedded database takes words apart in our own thread: 500 rows held everything else for a third of a second. */
const rowsAtOnce = 50

async function writeChanged(tx: Transaction, programmeId: ProgrammeId, entries: readonly SearchEntry[]): Promise<void> {
  for (let at = 0; at < entries.length; at += rowsAtOnce) {
    await tx
      .insert(searchEntries)
      .values(
        entries.slice(at, at + rowsAtOnce).map((entry) => ({
          ...entry,
          programmeId,
          titleWords: wordsOf(entry.title),
          bodyWords: wordsOf(entry.body),
        })),
      )
      .onConflictDoUpdate({
        target: [searchEntries.programmeId, searchEntries.kind, searchEntries.key],
        set: {
          title: sql`excluded.title`,
          body: sql`excluded.body`,
          titleWords: sql`excluded.title_words`,
          bodyWords: sql`excluded.body_words`,
          audience: sql`excluded.audience`,
        },
      })
  }
}

function ofThese(o: {
  readonly programmeId: ProgrammeId
  readonly kind: SearchKind
  readonly keysBegin: string
  readonly audience: SearchAudience | null
}) {
  return and(
    eq(searchEntries.programmeId, o.programmeId),
    eq(searchEntries.kind, o.kind),
    sql`starts_with(${searchEntries.key}, ${o.keysBegin})`,
    o.audience === null ? undefined : eq(searchEntries.audience, o.audience),
  )
}

/**
 * Finds words in a programme: in either dictionary, the last one also where it is only begun; and what holds the whole text as it is written, since
 * neither dictionary takes compound words apart.
 * @returns the best first
 */
export async function findEntries(
  db: Handle,
  o: {
    readonly programmeId: ProgrammeId
    readonly audiences: readonly SearchAudience[]
    readonly kind: SearchKind | null
    readonly text: string
    readonly take: number
  },
): Promise<readonly FoundEntry[]> {
  const text = wordsOf(o.text)
  const begun = lastWordBegun(text)
  const query = (language: 'norwegian' | 'english') =>
    sql`(websearch_to_tsquery(${language}::regconfig, ${text}) || to_tsquery('simple', ${begun})
      || to_tsquery(${language}::regconfig, ${begun}))`
  const like = `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  const options = `HighlightAll=true, StartSel=${foundBegins}, StopSel=${foundEnds}`
  const { rows } = await db.execute<{
    kind: SearchKind
    key: string
    audience: SearchAudience
    title: string
    body: string
    marked: string
  }>(sql`
    with asked as (select ${query('norwegian')} as norwegian, ${query('english')} as english),
    found as (
      select entry.kind, entry.key, entry.audience, entry.title, entry.body, entry.body_words,
        entry.norwegian @@ asked.norwegian as is_norwegian, asked.norwegian as asked_norwegian, asked.english as asked_english,
        (lower(entry.key) = ${text})::int * 100
        + (entry.title_words like ${like})::int * 4
        + ts_rank_cd(entry.norwegian, asked.norwegian) + ts_rank_cd(entry.english, asked.english) as rank
      from search_entries entry, asked
      where entry.programme_id = ${o.programmeId}
        and entry.audience = any(${sql.param([...o.audiences])}::text[])
        and (${o.kind}::text is null or entry.kind = ${o.kind})
        and (entry.norwegian @@ asked.norwegian or entry.english @@ asked.english
          or entry.title_words like ${like} or entry.body_words like ${like} or lower(entry.key) like ${like})
      order by rank desc, entry.kind, entry.key
      limit ${o.take}
    )
    select kind, key, audience, title, body,
      case when is_norwegian then ts_headline('norwegian', body_words, asked_norwegian, ${options})
        else ts_headline('english', body_words, asked_english, ${options}) end as marked
    from found order by rank desc, kind, key`)
  return rows
}

/** @returns a text as its words are kept: in small letters, as long as it was, and nothing in it taken for markup */
function wordsOf(text: string): string {
  const small = text.toLowerCase()
  return (small.length === text.length ? small : text).replace(/[<>]/g, ' ')
}

/** @returns the words of a text as a query in which the last may be the beginning of one; «» for a text without words */
function lastWordBegun(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.map((word, at) => (at === words.length - 1 ? `${word}:*` : word)).join(' & ')
}
