import type { DuplicateFinding, EffectRule, KeptReport } from '@aethersignal/duplicates'
import { AetherError, type ColumnSort } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { decimalNumber } from '../options/decimal-number.js'
import { listOf } from '../options/list-of.js'
import { wholeNumber } from '../options/whole-number.js'
import { columnSort } from '../output/result-table.js'

const FIELDS = ['eventDate', 'ageYears', 'sex', 'country'] as const

/** What the command was asked for. */
export interface DuplicatesOptions {
  readonly store?: string
  readonly method: DuplicateFinding['method']
  readonly fields?: readonly (typeof FIELDS)[number][]
  readonly threshold?: number
  readonly largestCluster: number
  readonly keep: KeptReport
  readonly dictionary?: readonly string[]
  readonly namesAsLoaded?: boolean
  readonly pairs?: string
  readonly show: 'clusters' | 'changes'
  readonly rule: EffectRule
  readonly sample?: number
  readonly seed: number
  readonly judged?: string
  readonly apply?: boolean
  readonly undo?: boolean
  readonly decisions?: string
  readonly decisionsOut?: string
  readonly by: string
  readonly reason: string
  readonly sort?: ColumnSort
  readonly limit?: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
}

/** Adds the options of the search, of its review and of what follows from it. */
export function addDuplicateOptions(command: Command): Command {
  return command
    .option('--store <folder>', 'the store that "load" made')
    .addOption(new Option('--method <method>', 'rule').choices(['exact', 'hit-miss']).default('exact'))
    .option('--fields <list>', `exact: fields beside drugs and reactions, of ${FIELDS.join(', ')}`, listOf(FIELDS))
    .option('--threshold <bits>', 'hit-miss: score from which two reports are one case', decimalNumber)
    .option('--largest-cluster <n>', 'most reports that are merged into one', wholeNumber(2), 5)
    .addOption(
      new Option('--keep <report>', 'which report of a case is kept')
        .choices(['most-complete', 'latest'])
        .default('most-complete'),
    )
    .option('--dictionary <file...>', 'dictionaries to resolve drug names with before they are compared')
    .addOption(
      new Option('--names-as-loaded', 'compare drugs under the names they were loaded with').conflicts('dictionary'),
    )
    .option('--pairs <file>', 'a CSV of case_a,case_b,decision: always or never one case, whatever the method says')
    .addOption(
      new Option('--show <what>', 'the clusters, or the drug-event pairs that merging changes')
        .choices(['clusters', 'changes'])
        .default('clusters'),
    )
    .addOption(
      new Option('--rule <name>', 'with --show changes: the rule that a pair may cross')
        .choices(['evans', 'evans-yates', 'ema-prr', 'umc'])
        .default('evans'),
    )
    .option('--sample <n>', 'draw so many merged pairs, without scores, for someone to judge', wholeNumber(1))
    .option('--seed <n>', 'with --sample: what to draw by', wholeNumber(0), 1)
    .option('--judged <file>', 'say how many pairs of a sample that was judged are one case')
    .addOption(new Option('--apply', 'leave the duplicates out of every analysis').conflicts('undo'))
    .option('--undo', 'count every report again')
    .option('--decisions <file>', 'apply these decisions instead of searching')
    .option('--decisions-out <file>', 'write the proposed decisions')
    .option('--by <name>', 'who decides, kept with the decisions', 'not named')
    .option('--reason <text>', 'why, kept with the decisions', 'found by the method')
    .option('--sort <column>', 'sort by a column; default by cluster', columnSort)
    .option('--limit <n>', 'write only so many rows', wholeNumber(1))
}

/** @throws AetherError `usage/invalid` for options that do not go together. */
export function checkDuplicateOptions(options: DuplicatesOptions): void {
  const { store, judged, decisions, apply, sample, show } = options
  if (store === undefined && judged === undefined) {
    throw new AetherError('usage/invalid', '--store is missing.', { remedy: 'Name the store that "load" made.' })
  }
  if (decisions !== undefined && apply !== true) {
    throw new AetherError('usage/invalid', '--decisions is given without --apply.', {
      remedy: 'Add --apply to follow the decisions.',
    })
  }
  if (sample !== undefined && (apply === true || show === 'changes')) {
    throw new AetherError('usage/invalid', '--sample shows pairs to judge, and goes with neither --apply nor --show.', {
      remedy: 'Draw the sample by itself, from the same search.',
    })
  }
}
