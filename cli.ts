import { backup, restore } from './commands/backup.ts'
import { runCommand } from './commands/command.ts'
import { city, importFile, report } from './commands/data.ts'
import { auditVerify, keyCreate, keyRotate, migrateCommand } from './commands/keeping.ts'
import { link } from './commands/link.ts'
import { prefillCommand } from './commands/prefill.ts'
import { setup } from './commands/setup.ts'
import { start, work } from './commands/start.ts'
import { addUser, lockUser, resetUser } from './commands/user.ts'

process.exitCode = await runCommand(
  [
    ...[start, work, migrateCommand, city, importFile, report, auditVerify, backup, restore, setup],
    ...[link, prefillCommand, addUser, lockUser, resetUser, keyCreate, keyRotate],
  ],
  process.argv.slice(2),
)
