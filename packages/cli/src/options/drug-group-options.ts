import { AetherError } from '@aethersignal/model'
import type { AtcLevel } from '@aethersignal/vocabulary'
import { type Command, Option } from 'commander'

/** What the options of {@link addDrugGroupOptions} gave. */
export interface DrugGroupOptions {
  readonly drugGroups?: readonly string[]
  readonly atc?: string
  readonly atcLevel?: `${Exclude<AtcLevel, 5>}`
}

const LEVELS = ['1', '2', '3', '4'] as const

/** Adds the options that say which drugs of a store count together. */
export function addDrugGroupOptions(command: Command): Command {
  return command
    .option('--drug-groups <file...>', 'count groups of drugs of your own: CSV of group and drug, or JSON')
    .option('--atc <file>', 'the table of the ATC classification that you hold: codes and names')
    .addOption(new Option('--atc-level <level>', 'with --atc: the classes that count, 4 the narrowest').choices(LEVELS))
}

/** Whether any of the options asks for groups of drugs. @throws AetherError `usage/invalid` where they do not go together. */
export function asksForDrugGroups({ drugGroups, atc, atcLevel }: DrugGroupOptions): boolean {
  if ((atc === undefined) !== (atcLevel === undefined)) {
    const [given, lacking] = atc === undefined ? ['--atc-level', '--atc'] : ['--atc', '--atc-level']
    throw new AetherError('usage/invalid', `${given} needs ${lacking}.`, {
      remedy:
        atc === undefined ? 'Give the table of the ATC classification.' : `Give --atc-level ${LEVELS.join(', ')}.`,
    })
  }
  return drugGroups !== undefined || atc !== undefined
}
