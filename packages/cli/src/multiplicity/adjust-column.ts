import { undefinedReasons } from '@aethersignal/core'
import { type AdjustmentMethod, type AdjustmentWarning, adjustP, bayesianFdr } from '@aethersignal/core/multiplicity'
import type { ResultColumn, ResultNote } from '@aethersignal/model'
import type { CommandResult } from '../output/write-result.js'
import type { ProbabilityRows } from './read-probabilities.js'

/** Methods of the command: those of p-values, and `bayesian` of posterior probabilities. */
export const METHODS = [
  'bonferroni',
  'holm',
  'hochberg',
  'bh',
  'by',
  'storey-smoother',
  'storey-bootstrap',
  'lbe',
  'bayesian',
] as const satisfies readonly (AdjustmentMethod | 'bayesian')[]

export type Method = (typeof METHODS)[number]

/** Names of the columns that a method adds, those of adjusted values first. */
export function columnsOf(name: string, method: Method): readonly string[] {
  const rates = ['fdr', 'fnr', 'sensitivity', 'specificity']
  return method === 'bayesian' ? rates.map((rate) => `${name}_${rate}`) : [`${name}_${method.replace('-', '_')}`]
}

interface Adjustment {
  readonly methods: readonly Method[]
  readonly tests?: number
  readonly alpha: number
  /** The column of `bayesian` holds the probability of an association, not of the null hypothesis. */
  readonly association?: boolean
}

const WARNINGS: Readonly<Record<AdjustmentWarning, string>> = {
  'only-observed-pairs':
    'Only the rows of the file are counted as tests: give --tests, the number of all pairs, where pairs without reports were left out.',
  'implausible-null-share':
    'estimates that less than half of all null hypotheses are true, which is not plausible for screening: use bh, and --tests.',
}

const EMPTY_GROUP = undefinedReasons.indexOf('empty-group')

/** The file with adjusted columns, and what was adjusted for. */
export function adjustColumn(read: ProbabilityRows, { methods, tests, alpha, association }: Adjustment): CommandResult {
  const { name, values } = read
  const notes: ResultNote[] = [...read.notes]
  const added: ResultColumn[] = []
  const facts: Record<string, unknown>[] = []
  const summary: string[] = []
  const reasons: { readonly column: string; readonly codes: Uint8Array }[] = []
  const add = (method: Method, columns: readonly Float64Array[], codes: Uint8Array, fact: Record<string, unknown>) => {
    const names = columnsOf(name, method)
    added.push(...names.map((column, index) => ({ name: column, kind: 'number', values: columns[index]! }) as const))
    // A rate of a group that is empty, such as the pairs that are no signals where all are, is undefined in its own row.
    const code = (value: number, row: number) => (Number.isNaN(value) ? codes[row] || EMPTY_GROUP : 0)
    reasons.push(...names.map((column, index) => ({ column, codes: Uint8Array.from(columns[index]!, code) })))
    const signals = columns[0]!.filter((value) => value <= alpha).length
    facts.push({ method, column: names[0], ...fact, alpha, signals })
    const share = typeof fact.nullShare === 'number' ? `, π0 ${fact.nullShare.toPrecision(4)}` : ''
    summary.push(`${method}: ${signals.toLocaleString('en')} rows at most ${alpha}${share}`)
  }
  for (const method of methods) {
    if (method === 'bayesian') {
      const { reasons: codes, listed, ...rates } = bayesianFdr(association ? values.map((value) => 1 - value) : values)
      add(method, [rates.fdr, rates.fnr, rates.sensitivity, rates.specificity], codes, { listed })
      continue
    }
    const { adjusted, reasons: codes, warnings, ...fact } = adjustP(values, { method, ...(tests && { tests }) })
    add(method, [adjusted], codes, { ...fact, nullShare: finite(fact.nullShare) })
    for (const code of warnings) {
      if (code === 'implausible-null-share') notes.push({ code, message: `${method} ${WARNINGS[code]}` })
      else if (!notes.some((note) => note.code === code)) notes.push({ code, message: WARNINGS[code] })
    }
  }
  const empty = values.filter(Number.isNaN).length
  if (empty > 0)
    notes.push({ code: 'rows-not-counted', message: `Rows without ${name} are not counted.`, count: empty })
  const columns = [...read.leading, ...added]
  return {
    table: { rows: values.length, columns },
    shown: columns.map((column) => column.name),
    summary,
    notes,
    definitions: {
      column: name,
      unit: 'rows of the file, each one test',
      tests: tests ?? 'the rows that have a value',
      unlisted: 'p-values of tests that are not in the file are taken to be 1',
      ties: 'equal values get equal results',
      ...(methods.includes('bayesian') && { nullProbability: association ? `1 − ${name}` : name }),
    },
    facts: { adjustments: facts },
    more: (row) => ({
      undefinedBecause: Object.fromEntries(
        reasons.flatMap(({ column, codes }) => (codes[row] === 0 ? [] : [[column, undefinedReasons[codes[row]!]]])),
      ),
    }),
    input: read.input,
  }
}

function finite(value: number | undefined): number | null | undefined {
  return Number.isNaN(value) ? null : value
}
