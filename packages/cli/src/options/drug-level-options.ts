import { existsSync } from 'node:fs'
import { readNamedText } from '@aethersignal/intake'
import { AetherError, DRUG_LEVELS, type DrugChoice, type DrugLevel } from '@aethersignal/model'
import { type Command, Option } from 'commander'

/** What the options of {@link addDrugLevelOptions} gave. */
export interface DrugLevelOptions {
  readonly drugLevel?: DrugLevel
  readonly keepApart?: readonly string[]
}

/** Adds the options that choose as what drugs count. */
export function addDrugLevelOptions(command: Command, where = ''): Command {
  return command
    .addOption(
      new Option(
        '--drug-level <level>',
        `${where}count drugs as written, by ingredient with its salt (the usual), or by substance: salts, esters and suffixes as one`,
      ).choices(DRUG_LEVELS),
    )
    .option('--keep-apart <name...>', `${where}names that --drug-level substance leaves apart, or a file of one a line`)
}

/**
 * As what drugs are to count; undefined where nothing is said.
 * @throws AetherError `usage/invalid` for names to keep apart at another level
 */
export async function drugChoiceOf({ drugLevel, keepApart = [] }: DrugLevelOptions): Promise<DrugChoice | undefined> {
  if (keepApart.length > 0 && drugLevel !== 'substance') {
    throw new AetherError('usage/invalid', '--keep-apart is of --drug-level substance.', {
      remedy: 'Give both, or leave it out.',
    })
  }
  if (drugLevel === undefined) return undefined
  const names: string[] = []
  for (const given of keepApart) names.push(...(existsSync(given) ? await linesOf(given) : [given]))
  return { drugLevel, ...(names.length > 0 && { keepApart: names }) }
}

async function linesOf(path: string): Promise<readonly string[]> {
  const { text } = await readNamedText(path)
  return text.split(/\r?\n/).filter((line) => line.trim() !== '')
}
