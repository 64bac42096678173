import { AetherError, asAetherError } from '@aethersignal/model'
import { type Command, CommanderError } from 'commander'
import { errorText } from './error-text.js'
import { buildProgram } from './program.js'
import { openSession } from './session.js'
import type { Terminal } from './terminal.js'
import { terminalJson } from './terminal-text.js'

/** Exit codes: 0 done, 1 failed, 2 not called correctly. */
export type ExitCode = 0 | 1 | 2

/** Runs the command line and says how it ended. Errors are on stderr by then. */
export async function runCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const session = openSession(terminal)
  const program = buildProgram(session)
  try {
    await program.parseAsync([...argv], { from: 'user' })
    session.endProgress()
    return 0
  } catch (thrown) {
    session.endProgress()
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0
    const error =
      thrown instanceof CommanderError ? usageError(thrown, calledCommand(program, argv)) : asAetherError(thrown)
    session.say(session.errorsAsJson ? terminalJson(JSON.stringify(error)) : errorText(error))
    return error.code === 'usage/invalid' ? 2 : 1
  }
}

/** The words of the command that was called, such as `faers download`; empty where it is none. */
function calledCommand(program: Command, argv: readonly string[]): string {
  const [word = '', ...rest] = argv
  const called = program.commands.find((command) => command.name() === word)
  return called === undefined ? '' : `${word} ${calledCommand(called, rest)}`
}

function usageError(thrown: CommanderError, called: string): AetherError {
  const message =
    thrown.code === 'commander.help'
      ? 'A command is missing.'
      : thrown.message
          .replace(/^error: /, '')
          .replace(/\s+/g, ' ')
          .trim()
  return new AetherError('usage/invalid', message, {
    remedy: `See: aethersignal ${called}--help`,
  })
}
