// Peer: hocuspocus with its database extension on Postgres, both as they come (it shows an edit first and stores the whole document some
// seconds later); only its start screen is off. Started by stand.ts.

import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })
await pool.query('create table if not exists documents (name text primary key, data bytea not null)')

const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      async fetch({ documentName }) {
        const answer = await pool.query<{ data: Buffer }>('select data from documents where name = $1', [documentName])
        return answer.rows[0]?.data ?? null
      },
      async store({ documentName, state }) {
        await pool.query(
          'insert into documents (name, data) values ($1, $2) on conflict (name) do update set data = excluded.data',
          [documentName, state],
        )
      },
    }),
  ],
})
await server.listen()
