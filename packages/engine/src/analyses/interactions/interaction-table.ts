import { undefinedReasons } from '@aethersignal/core'
import {
  type InteractionColumnName,
  type InteractionOptions,
  scoreInteractions,
  type ThreeWayColumns,
} from '@aethersignal/core/interaction'
import type { ResultColumn, ResultTable } from '@aethersignal/model'
import { boundNames } from '../bound-names.js'

/** The scored triples, and in how many omega or its bounds are undefined. */
export interface InteractionTable {
  readonly table: ResultTable
  readonly undefinedRows: number
}

const COUNTS = ['n111', 'n11', 'n101', 'n10', 'n011', 'n01', 'n001', 'n00'] as const

/** Names of the measures in the order they are written; bounds are named by the level. */
function interactionColumns(level: number): readonly (readonly [name: string, column: InteractionColumnName])[] {
  const [omegaLower, omegaUpper] = boundNames('omega', level)
  const [icLower, icUpper] = boundNames('ic3', level)
  return [
    ['expected', 'expected'],
    ['omega', 'omega'],
    [omegaLower, 'omega_lower'],
    [omegaUpper, 'omega_upper'],
    ['additive', 'additive'],
    ['multiplicative', 'multiplicative'],
    ['prr_both', 'prr_both'],
    ['prr_first', 'prr_first'],
    ['prr_second', 'prr_second'],
    ['crr', 'crr'],
    ['chi', 'chi'],
    ['ic3', 'ic3'],
    [icLower, 'ic3_lower'],
    [icUpper, 'ic3_upper'],
    ['intss', 'intss'],
  ]
}

/** Every name that a table of interactions gives its own columns, in lower case. */
export function interactionColumnNames(level: number): ReadonlySet<string> {
  return new Set([...COUNTS, ...interactionColumns(level).map(([name]) => name)])
}

/** Scores triples: the leading columns, the counts, then every measure. */
export function interactionTable(
  counts: ThreeWayColumns,
  leading: readonly ResultColumn[],
  options: InteractionOptions & { readonly level: number },
): InteractionTable {
  const scores = scoreInteractions(counts, options)
  const named = interactionColumns(options.level).filter(([name]) => name !== 'intss' || options.priors !== undefined)
  const columns: ResultColumn[] = [
    ...leading,
    ...COUNTS.map((name) => {
      const values = counts[name]
      return {
        name,
        kind: 'count' as const,
        values: typeof values === 'number' ? new Float64Array(scores.rows).fill(values) : values,
      }
    }),
    ...named.map(([name, column]) => ({ name, kind: 'number' as const, values: scores.columns[column] })),
  ]
  const reasonsOf = (row: number) =>
    Object.fromEntries(
      named.flatMap(([name, column]) => {
        const code = scores.reasons[column][row] ?? 0
        return code === 0 ? [] : [[name, undefinedReasons[code]!]]
      }),
    )
  const undefinedRows = scores.columns.omega_lower.reduce((sum, value) => sum + Number(Number.isNaN(value)), 0)
  const undefinedBecause = Array.from({ length: scores.rows }, (_, row) => {
    const reasons = reasonsOf(row)
    return Object.keys(reasons).length === 0 ? null : reasons
  })
  return { table: { rows: scores.rows, columns, undefinedBecause }, undefinedRows }
}
