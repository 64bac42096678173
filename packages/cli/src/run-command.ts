import { AetherError, asAetherError } from '@aethersignal/model'
import { CommanderError } from 'commander'
import { errorText } from './error-text.js'
import { buildProgram } from './program.js'
import { openSession } from './session.js'
import type { Terminal } from './terminal.js'

/** Exit codes: 0 done, 1 failed, 2 not called correctly. */
export type ExitCode = 0 | 1 | 2

/** Runs the command line and says how it ended. Errors are on stderr by then. */
export async function runCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const session = openSession(terminal)
  try {
    await buildProgram(session).parseAsync([...argv], { from: 'user' })
    session.endProgress()
    return 0
  } catch (thrown) {
    session.endProgress()
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0
    const error = thrown instanceof CommanderError ? usageError(thrown, argv) : asAetherError(thrown)
    session.say(session.errorsAsJson ? JSON.stringify(error) : errorText(error))
    return error.code === 'usage/invalid' ? 2 : 1
  }
}

const COMMANDS = [
  'load',
  'signals',
  'score',
  'fit',
  'trend',
  'sequential',
  'strata',
  'masking',
  'lasso',
  'interactions',
  'treescan',
  'serve',
  'onset',
  'calibrate',
  'evaluate',
  'adjust-p',
  'mddc',
  'lrt',
]

function usageError(thrown: CommanderError, argv: readonly string[]): AetherError {
  const command = COMMANDS.find((name) => argv[0] === name)
  const message =
    thrown.code === 'commander.help'
      ? 'A command is missing.'
      : thrown.message
          .replace(/^error: /, '')
          .replace(/\s+/g, ' ')
          .trim()
  return new AetherError('usage/invalid', message, {
    remedy: `See: aethersignal ${command === undefined ? '' : `${command} `}--help`,
  })
}
