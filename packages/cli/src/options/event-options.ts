import { AetherError } from '@aethersignal/model'
import type { MeddraLevel } from '@aethersignal/vocabulary'
import { type Command, Option } from 'commander'

/** What the options of {@link addEventOptions} gave. */
export interface EventOptions {
  readonly eventGroups?: readonly string[]
  readonly meddra?: string
  readonly meddraLevel?: MeddraLevel
  readonly scope?: 'narrow' | 'broad' | 'both'
  readonly paths?: 'all' | 'primary'
  readonly renames?: string
}

const LEVELS: readonly MeddraLevel[] = ['soc', 'hlgt', 'hlt', 'pt', 'smq']

/** Adds the options that say what counts as an event of a store. */
export function addEventOptions(command: Command): Command {
  return command
    .option('--event-groups <file...>', 'count groups of terms of your own: CSV of group and term, or JSON')
    .option('--meddra <folder>', 'the ASCII files of the MedDRA release that you hold a licence for')
    .addOption(new Option('--meddra-level <level>', 'with --meddra: what counts as an event').choices(LEVELS))
    .addOption(
      new Option('--scope <scope>', 'of SMQs: narrow terms (default), broad, or both as two events').choices([
        'narrow',
        'broad',
        'both',
      ]),
    )
    .addOption(
      new Option('--paths <paths>', 'above PTs: all paths of a PT (default), or the one to its primary SOC').choices([
        'all',
        'primary',
      ]),
    )
    .option('--renames <file>', 'a CSV of renamed terms, from and to; terms count under their newest names')
}

/** Whether any of the options asks for other events. @throws AetherError `usage/invalid` where they do not go together. */
export function asksForEvents({
  eventGroups,
  meddra,
  meddraLevel: level,
  scope,
  paths,
  renames,
}: EventOptions): boolean {
  const refuse = (message: string, remedy: string) => new AetherError('usage/invalid', message, { remedy })
  if (meddra !== undefined && level === undefined) {
    throw refuse('--meddra needs --meddra-level.', `Give --meddra-level ${LEVELS.join(', ')}.`)
  }
  if (level !== undefined && meddra === undefined) {
    throw refuse('--meddra-level needs --meddra.', 'Give the folder with the ASCII files of your MedDRA release.')
  }
  if (scope !== undefined && level !== 'smq') throw refuse('--scope is of SMQs.', 'Give --meddra-level smq.')
  if (paths !== undefined && (level === undefined || level === 'smq' || level === 'pt')) {
    throw refuse('--paths is of SOCs, HLGTs and HLTs.', 'Give --meddra-level soc, hlgt or hlt.')
  }
  return eventGroups !== undefined || meddra !== undefined || renames !== undefined
}

/** Options of a command that had `--level` for the level of MedDRA before other levels came to stand beside it. */
export interface EventOptionsWithLevel extends EventOptions {
  readonly level?: MeddraLevel
}

/** {@link addEventOptions}, with `--level` read as `--meddra-level`. */
export function addEventOptionsWithLevel(command: Command): Command {
  return addEventOptions(command).addOption(
    new Option('--level <level>', 'the same as --meddra-level').choices(LEVELS).hideHelp(),
  )
}

/** The options under their present names. */
export function withMeddraLevel<Options extends EventOptionsWithLevel>(options: Options): Options {
  return options.level === undefined ? options : { ...options, meddraLevel: options.meddraLevel ?? options.level }
}
