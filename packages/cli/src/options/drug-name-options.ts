import type { DrugNaming } from '@aethersignal/duckdb'
import { AetherError } from '@aethersignal/model'
import type { Command } from 'commander'
import { readDictionaries } from '../names/read-dictionaries.js'
import { storeNaming } from '../names/store-naming.js'

/** What the options of {@link addDrugNameOptions} gave. */
export interface DrugNameOptions {
  readonly resolveNames?: boolean
  readonly dictionary?: readonly string[]
}

/** Adds the options that count the drugs of a store under the names they resolve to. */
export function addDrugNameOptions(command: Command, where = ''): Command {
  return command
    .option('--resolve-names', `${where}count drugs under the names they resolve to, as "names" shows`)
    .option('--dictionary <file...>', `${where}dictionaries to resolve drug names with, the most trusted first`)
}

/** How drugs are to be named; undefined where they count as they were loaded. A dictionary alone asks for it too. */
export async function drugNamingOf(options: DrugNameOptions): Promise<DrugNaming | undefined> {
  return asksForNames(options) ? storeNaming(await readDictionaries(options.dictionary ?? [])) : undefined
}

/** @throws AetherError `usage/invalid` where names are to be resolved and the input is not a store. */
export function requireStoreForNames(options: DrugNameOptions, store: string | undefined): void {
  if (store !== undefined || !asksForNames(options)) return
  throw new AetherError('usage/invalid', '--resolve-names and --dictionary are of --store.', {
    remedy: 'Leave them out.',
  })
}

function asksForNames({ resolveNames, dictionary }: DrugNameOptions): boolean {
  return resolveNames === true || dictionary !== undefined
}
