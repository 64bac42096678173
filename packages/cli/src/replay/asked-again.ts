import { AetherError, type ColumnSort } from '@aethersignal/model'
import { Command, CommanderError } from 'commander'

/**
 * The options that a command would have been given, checked as the command checks them: a manifest comes from anywhere.
 *
 * @param flags Values by flag; what is null, undefined or false is left out.
 * @throws AetherError `input/not-recognised` for what the command would refuse
 */
export function askedAgain<Options>(
  declare: (command: Command) => Command,
  flags: Readonly<Record<string, unknown>>,
  file: string,
): Options {
  const argv = Object.entries(flags).flatMap(([flag, value]) => {
    if (value === null || value === undefined || value === false) return []
    return value === true ? [`--${flag}`] : [`--${flag}=${String(value)}`]
  })
  const command = declare(new Command().exitOverride().configureOutput({ writeErr: () => {} }))
  try {
    return command.parse(argv, { from: 'user' }).opts<Record<string, unknown>>() as Options
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause
    throw new AetherError('input/not-recognised', `The request of the manifest cannot be asked: ${cause.message}`, {
      place: { file },
      remedy: 'Give the file that --manifest wrote, as it was written.',
      cause,
    })
  }
}

/** An order as the flag has it. */
export function sortFlag(sort: unknown): string | undefined {
  if (typeof sort !== 'object' || sort === null) return undefined
  const { by, direction } = sort as ColumnSort
  return direction === undefined ? by : `${by}:${direction === 'ascending' ? 'asc' : 'desc'}`
}
