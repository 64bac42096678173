import type { DrugNaming } from '@aethersignal/duckdb'
import { AetherError } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import type { NamingChoice } from '../names/naming-choice.js'
import { readDictionaries } from '../names/read-dictionaries.js'
import { storeNaming } from '../names/store-naming.js'
import type { DrugLevelOptions } from './drug-level-options.js'

/** What the options of {@link addDrugNameOptions} gave. */
export interface DrugNameOptions extends DrugLevelOptions {
  readonly resolveNames?: boolean
  readonly dictionary?: readonly string[]
  readonly dictionaryFirst?: boolean
  readonly combinations?: 'ingredients' | 'product'
  readonly openCore?: boolean
}

/** Adds the options that count the drugs of a store under the names they resolve to. */
export function addDrugNameOptions(command: Command, where = ''): Command {
  return addNamingOptions(
    command.option('--resolve-names', `${where}count drugs under the names they resolve to, as "names" shows`),
    where,
  )
}

/** Adds the options that say with what and how names are resolved. */
export function addNamingOptions(command: Command, where = ''): Command {
  return command
    .option('--dictionary <file...>', `${where}dictionaries to resolve drug names with, the most trusted first`)
    .option(
      '--dictionary-first',
      `${where}your own tables of names go before the ingredients that the source publishes`,
    )
    .addOption(
      new Option(
        '--combinations <way>',
        `${where}count a fixed combination for each ingredient, or as one product`,
      ).choices(['ingredients', 'product']),
    )
    .option('--no-open-core', `${where}resolve names without the open list of drugs of this project`)
}

/** How drugs are to be named; undefined where they count as they were loaded. A dictionary alone asks for it too. */
export async function drugNamingOf(options: DrugNameOptions): Promise<DrugNaming | undefined> {
  return asksForNames(options) ? storeNaming(await namingChoiceOf(options)) : undefined
}

/**
 * What names are resolved with.
 * @throws AetherError `usage/invalid` where `--dictionary-first` is given without a table of the user's own.
 */
export async function namingChoiceOf(options: DrugNameOptions): Promise<NamingChoice> {
  const dictionaries = await readDictionaries(options.dictionary ?? [])
  const userFirst = options.dictionaryFirst === true
  if (userFirst && !dictionaries.some(({ dictionary }) => dictionary.kind === 'user')) {
    throw new AetherError(
      'usage/invalid',
      '--dictionary-first is of a table of your own, and --dictionary names none.',
      {
        remedy: 'Give a table with the columns written and names.',
      },
    )
  }
  return {
    dictionaries,
    userFirst,
    combinations: options.combinations ?? 'ingredients',
    openCore: options.openCore !== false,
  }
}

/** @throws AetherError `usage/invalid` where names are to be resolved and the input is not a store. */
export function requireStoreForNames(options: DrugNameOptions, store: string | undefined): void {
  if (store !== undefined) return
  if (options.drugLevel !== undefined || options.keepApart !== undefined) {
    throw new AetherError('usage/invalid', '--drug-level and --keep-apart are of --store.', {
      remedy: 'Leave them out.',
    })
  }
  if (!asksForNames(options)) return
  throw new AetherError('usage/invalid', '--resolve-names, --dictionary and --combinations are of --store.', {
    remedy: 'Leave them out.',
  })
}

function asksForNames({ resolveNames, dictionary, dictionaryFirst, combinations }: DrugNameOptions): boolean {
  return resolveNames === true || dictionary !== undefined || dictionaryFirst === true || combinations !== undefined
}
