// Where drizzle-kit finds the tables and puts the migrations it generates from them (`npm run migration`).
// The migrations themselves are run at start by server/store/migrate.ts, never by drizzle-kit.

import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './server/store/tables/*.ts',
  out: './migrations',
})
