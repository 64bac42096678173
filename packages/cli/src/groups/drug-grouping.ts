import type { DrugGrouping } from '@aethersignal/engine'
import { readNamedText } from '@aethersignal/intake'
import type { DrugGroupsIdentity } from '@aethersignal/model'
import {
  atcGroups,
  type GroupingCoverage,
  nameGrouping,
  readAtc,
  readTermGroups,
  termGroup,
} from '@aethersignal/vocabulary'
import type { DrugGroupOptions } from '../options/drug-group-options.js'
import { commandVersion } from '../version.js'

/** Groups of the drugs of a store, and how they cover them. */
export interface MeasuredDrugGrouping extends DrugGrouping {
  /** Coverage of the drugs that were grouped last; undefined before any were. */
  readonly coverage: () => GroupingCoverage | undefined
}

/**
 * Reads what the options name and groups drugs by it.
 * @throws AetherError of the `input/` codes for a file that cannot be read, `usage/invalid` for groups of one name.
 */
export async function drugGrouping(options: DrugGroupOptions): Promise<MeasuredDrugGrouping> {
  const { drugGroups = [], atc, atcLevel } = options
  const [files, table] = await Promise.all([
    Promise.all(drugGroups.map(readNamedText)),
    atc === undefined ? undefined : readNamedText(atc),
  ])
  const level = atcLevel === undefined ? undefined : (Number(atcLevel) as 1 | 2 | 3 | 4)
  const classes = table === undefined || level === undefined ? [] : atcGroups(readAtc(table.text, table.title), level)
  const groups = [
    ...files.flatMap(({ text, title }) => readTermGroups(text, 'drug', title)),
    ...classes.map(({ name, drugs }) => termGroup(name, drugs)),
  ]
  const named = ({ title, sha256 }: { title: string; sha256: string }) => ({ title, sha256 })
  const identity: DrugGroupsIdentity = {
    grouper: `aethersignal ${commandVersion()}`,
    groups: files.map(named),
    atc: table === undefined || level === undefined ? null : { level, file: named(table) },
  }
  let coverage: GroupingCoverage | undefined
  const grouping = nameGrouping(identity, { groups }, (measured) => {
    coverage = measured
  })
  return { ...grouping, coverage: () => coverage }
}
