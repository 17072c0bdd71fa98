import { runCommand } from './commands/command.ts'

const argv = process.argv.slice(2)

// Linking needs nothing of the server, whose loading would be a fifth of its processor time.
const commands =
  argv[0] === 'link'
    ? [(await import('./commands/link.ts')).link]
    : (await import('./commands/all.ts')).commands

process.exitCode = await runCommand(commands, argv)
