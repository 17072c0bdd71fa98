import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Types are stripped and code compiled once per release, not at every start; where this folder may
// not be written, as in a read-only installation, a start takes two seconds longer.
enableCompileCache(join(import.meta.dirname, 'node_modules/.cache/compiled'))

const { runCommand } = await import('./commands/command.ts')
const argv = process.argv.slice(2)

// Linking needs nothing of the server, whose loading would be a fifth of its processor time.
const commands =
  argv[0] === 'link'
    ? [(await import('./commands/link.ts')).link]
    : (await import('./commands/all.ts')).commands

process.exitCode = await runCommand(commands, argv)
