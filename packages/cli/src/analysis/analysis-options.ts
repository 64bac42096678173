import type { ColumnSort } from '@aethersignal/model'
import { DEFAULT_ROLES, ROLES, type Role } from '@aethersignal/model'
import type { Command } from 'commander'
import { addDrugGroupOptions, type DrugGroupOptions } from '../options/drug-group-options.js'
import { addDrugLevelOptions } from '../options/drug-level-options.js'
import { addDrugNameOptions, type DrugNameOptions } from '../options/drug-name-options.js'
import { addEventOptions, type EventOptions } from '../options/event-options.js'
import { addFilterOptions, type FilterOptions } from '../options/filter-options.js'
import { listOf } from '../options/list-of.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { RESULT_FORMATS, type ResultFormat } from '../output/result-format.js'
import { columnSort } from '../output/result-table.js'

/** What every analysis takes: which reports of a store, under which names, and which rows in what form. */
export interface AnalysisOptions extends FilterOptions, DrugNameOptions, DrugGroupOptions, EventOptions {
  readonly store?: string
  readonly role: readonly Role[]
  readonly sort?: ColumnSort
  readonly limit?: number
  readonly format: ResultFormat
  readonly out?: string
  readonly manifest?: string
  readonly verbose?: boolean
}

export interface AnalysisFlags {
  /** Stands before what is said of options of a store, where a file may take its place: `with --store: `. */
  readonly where?: string
  /** What the rows are sorted by without `--sort`, in words. */
  readonly order: string
  /** The forms in which rows are written, the usual one first; default all, a table first. */
  readonly formats?: readonly [ResultFormat, ...ResultFormat[]]
}

/** Adds the options that every analysis has. */
export function addAnalysisOptions(
  command: Command,
  { where = '', order, formats = RESULT_FORMATS }: AnalysisFlags,
): Command {
  command
    .option('--role <list>', `${where}roles that count as exposure: ${ROLES.join(', ')}`, listOf(ROLES), DEFAULT_ROLES)
    .option('--sort <column>', `sort by a column; default ${order}`, columnSort)
    .option('--limit <n>', 'write only so many rows', wholeNumber(1))
  addOutputOptions(command, formats)
  addDrugNameOptions(command, where)
  addDrugGroupOptions(command)
  addDrugLevelOptions(command, where)
  addEventOptions(command)
  return addFilterOptions(command)
}
