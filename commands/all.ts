import { backup, restore } from './backup.ts'
import type { Command } from './command.ts'
import { city, importFile, report } from './data.ts'
import { auditVerify, keyCreate, keyRotate, migrateCommand } from './keeping.ts'
import { link } from './link.ts'
import { prefillCommand } from './prefill.ts'
import { setup } from './setup.ts'
import { start, work } from './start.ts'
import { addUser, lockUser, resetUser } from './user.ts'

/** Every command of `./tiexin`, in the order of its overview. */
export const commands: readonly Command[] = [
  ...[start, work, migrateCommand, city, importFile, report, auditVerify, backup, restore, setup],
  ...[link, prefillCommand, addUser, lockUser, resetUser, keyCreate, keyRotate],
]
