import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openOwn } from '#platform/db/open-server.ts'
import { migrate } from '#platform/db/migrate.ts'
import { installQueues } from '#platform/jobs/queue.ts'

declare module 'vitest' {
  // Declaration merging is how vitest types what a global setup provides.
  interface ProvidedContext {
    database: { adminUrl: string; ownerUrl: string; appUrl: string; readUrl: string }
  }
}

/** One PostgreSQL for the whole run; each test house is a clone of the migrated template. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tiexin-tests-'))
  const server = await openOwn(dataDir, 'template_house')
  await migrate(server.ownerUrl, server.roles)
  await installQueues(server.ownerUrl, server.roles.app)
  // These databases end with the run; what must outlive a crash is tested on servers of its own.
  await adminQuery(server.adminUrl, 'alter system set fsync = off')
  await adminQuery(server.adminUrl, 'select pg_reload_conf()')
  provide('database', {
    adminUrl: server.adminUrl,
    ownerUrl: server.ownerUrl,
    appUrl: server.appUrl,
    readUrl: server.readUrl,
  })
  return async () => {
    await server.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

export async function adminQuery(adminUrl: string, text: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query(text)
  } finally {
    await admin.end()
  }
}
