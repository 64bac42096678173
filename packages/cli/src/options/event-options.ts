import { AetherError } from '@aethersignal/model'
import type { MeddraLevel } from '@aethersignal/vocabulary'
import { type Command, Option } from 'commander'

/** What the options of {@link addEventOptions} gave. */
export interface EventOptions {
  readonly eventGroups?: readonly string[]
  readonly meddra?: string
  readonly meddraLevel?: MeddraLevel
  readonly smqScope?: SmqScope
  readonly paths?: 'all' | 'primary'
  readonly renames?: string
}

type SmqScope = 'narrow' | 'broad' | 'both'

const SCOPES: readonly SmqScope[] = ['narrow', 'broad', 'both']
const LEVELS: readonly MeddraLevel[] = ['soc', 'hlgt', 'hlt', 'pt', 'smq']

/** Adds the options that say what counts as an event of a store. */
export function addEventOptions(command: Command): Command {
  return command
    .option('--event-groups <file...>', 'count groups of terms of your own: CSV of group and term, or JSON')
    .option('--meddra <folder>', 'the ASCII files of the MedDRA release that you hold a licence for')
    .addOption(new Option('--meddra-level <level>', 'with --meddra: what counts as an event').choices(LEVELS))
    .addOption(
      new Option('--smq-scope <scope>', 'of SMQs: narrow terms (default), broad, or both as two events').choices(
        SCOPES,
      ),
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
  smqScope,
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
  if (smqScope !== undefined && level !== 'smq') throw refuse('--smq-scope is of SMQs.', 'Give --meddra-level smq.')
  if (paths !== undefined && (level === undefined || level === 'smq' || level === 'pt')) {
    throw refuse('--paths is of SOCs, HLGTs and HLTs.', 'Give --meddra-level soc, hlgt or hlt.')
  }
  return eventGroups !== undefined || meddra !== undefined || renames !== undefined
}

/** Options of a command that had `--level` and `--scope` for MedDRA before other levels and scopes came to stand beside them. */
export interface EventOptionsWithLevel extends EventOptions {
  readonly level?: MeddraLevel
  readonly scope?: SmqScope
}

/** {@link addEventOptions}, with `--level` read as `--meddra-level` and `--scope` as `--smq-scope`. */
export function addEventOptionsWithLevel(command: Command): Command {
  return addEventOptions(command)
    .addOption(new Option('--level <level>', 'the same as --meddra-level').choices(LEVELS).hideHelp())
    .addOption(new Option('--scope <scope>', 'the same as --smq-scope').choices(SCOPES).hideHelp())
}

/** The options under their present names. */
export function withMeddraLevel<Options extends EventOptionsWithLevel>(options: Options): Options {
  const { meddraLevel = options.level, smqScope = options.scope } = options
  return { ...options, ...(meddraLevel !== undefined && { meddraLevel }), ...(smqScope !== undefined && { smqScope }) }
}
