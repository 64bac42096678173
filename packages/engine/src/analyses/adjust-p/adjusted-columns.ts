import { undefinedReasons } from '@aethersignal/core'
import { type AdjustmentWarning, adjustP, bayesianFdr } from '@aethersignal/core/multiplicity'
import type {
  AdjustmentMethodName,
  ResolvedAnalysisRequest,
  ResultColumn,
  ResultNote,
  UndefinedBecause,
} from '@aethersignal/model'

/** What the methods make of a column of probabilities. */
export interface AdjustedColumns {
  /** Those of each method, in the order of the methods. */
  readonly columns: readonly ResultColumn[]
  /** For each row why values are undefined; null where all are defined. */
  readonly undefinedBecause: readonly (UndefinedBecause | null)[]
  /** For each method what it adjusted for, and how many rows are signals. */
  readonly facts: readonly Readonly<Record<string, unknown>>[]
  readonly notes: readonly ResultNote[]
}

const WARNINGS: Readonly<Record<AdjustmentWarning, string>> = {
  'only-observed-pairs':
    'Only the rows are counted as tests: give the number of all pairs (tests) where pairs without reports were left out.',
  'implausible-null-share':
    'estimates that less than half of all null hypotheses are true, which is not plausible for screening: use bh, and the number of all pairs (tests).',
}

const EMPTY_GROUP = undefinedReasons.indexOf('empty-group')

type Adjustment = Pick<ResolvedAnalysisRequest<'adjust-p'>, 'methods' | 'alpha' | 'association' | 'tests'>

/** Adjusts a column by each method. @throws AetherError `measure/too-little-data`, `measure/invalid-option` */
export function adjustedColumns(
  name: string,
  values: Float64Array,
  { methods, alpha, association, tests }: Adjustment,
): AdjustedColumns {
  const columns: { readonly name: string; readonly values: Float64Array; readonly codes: Uint8Array }[] = []
  const facts: Readonly<Record<string, unknown>>[] = []
  const notes: ResultNote[] = []
  const add = (method: AdjustmentMethodName, made: readonly Float64Array[], codes: Uint8Array, fact: object) => {
    const names = columnsOf(name, method)
    // A rate of a group that is empty, such as the pairs that are no signals where all are, is undefined in its own row.
    const code = (value: number, row: number) => (Number.isNaN(value) ? codes[row] || EMPTY_GROUP : 0)
    columns.push(
      ...made.map((column, at) => ({ name: names[at]!, values: column, codes: Uint8Array.from(column, code) })),
    )
    facts.push({ method, column: names[0], ...fact, alpha, signals: made[0]!.filter((value) => value <= alpha).length })
  }
  for (const method of methods) {
    if (method === 'bayesian') {
      const { reasons, listed, ...rates } = bayesianFdr(association ? values.map((value) => 1 - value) : values)
      add(method, [rates.fdr, rates.fnr, rates.sensitivity, rates.specificity], reasons, { listed })
      continue
    }
    const { adjusted, reasons, warnings, ...fact } = adjustP(values, { method, ...(tests !== null && { tests }) })
    add(method, [adjusted], reasons, fact)
    for (const code of warnings) {
      if (code === 'implausible-null-share') notes.push({ code, message: `${method} ${WARNINGS[code]}` })
      else if (!notes.some((note) => note.code === code)) notes.push({ code, message: WARNINGS[code] })
    }
  }
  return {
    columns: columns.map((column) => ({ name: column.name, kind: 'number', values: column.values })),
    undefinedBecause: Array.from(values, (_, row) => {
      const undefinedOnes = columns.filter(({ codes }) => codes[row] !== 0)
      if (undefinedOnes.length === 0) return null
      return Object.fromEntries(undefinedOnes.map((column) => [column.name, undefinedReasons[column.codes[row]!]!]))
    }),
    facts,
    notes,
  }
}

/** Names of the columns that a method makes, that of adjusted values first. */
function columnsOf(name: string, method: AdjustmentMethodName): readonly string[] {
  const rates = ['fdr', 'fnr', 'sensitivity', 'specificity']
  return method === 'bayesian' ? rates.map((rate) => `${name}_${rate}`) : [`${name}_${method.replace('-', '_')}`]
}
