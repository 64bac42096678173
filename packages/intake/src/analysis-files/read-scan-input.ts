import { incidenceFromRows } from '@aethersignal/core'
import type { NamedTree, NodeCounts } from '@aethersignal/core/tree-scan'
import type { FileInput, TreeScanInput } from '@aethersignal/engine/analyses'
import { AetherError, type ResultNote } from '@aethersignal/model'
import { type FittingColumns, type ReadColumnsOptions, readFirstFitting } from '../columns/read-columns.js'

const POISSON = { required: { node: 'text', cases: 'count', expected: 'number' } } as const
const BERNOULLI = { required: { node: 'text', cases: 'count', controls: 'count' } } as const
const REPORTS = { required: { report: 'text', node: 'text', exposed: 'flag' } } as const

type Table = FittingColumns['table']

/**
 * Reads cases with controls or expected counts, a row a node without those below it, or, for the Bernoulli model,
 * reports, a row a node that a report names.
 * @throws AetherError with the line: `input/invalid-row` for a node that is not in the tree and a report that is
 *   exposed in one row and not in another; `measure/invalid-value` for an expected count below 0, or of 0 with cases.
 */
export async function readScanInput(
  path: string,
  model: NodeCounts['model'],
  tree: NamedTree,
  options: ReadColumnsOptions,
): Promise<FileInput<TreeScanInput>> {
  const specs = model === 'poisson' ? [POISSON] : [BERNOULLI, REPORTS]
  const { chosen, table } = await readFirstFitting(path, specs, options)
  const nodes = codesOf(table, tree)
  const read = chosen === 1 ? reportsOf(table, nodes, tree) : countsOf(table, nodes, model, tree)
  const { ignoredColumns, sha256 } = table
  const notes: ResultNote[] = [...table.notes, ...read.notes]
  if (ignoredColumns.length > 0) {
    const message = `Columns not read: ${ignoredColumns.join(', ')}.`
    notes.push({ code: 'columns-ignored', message, count: ignoredColumns.length })
  }
  return { input: { tree, scanned: read.scanned, from: 'file' }, notes, files: [{ title: path, sha256 }] }
}

function codesOf(table: Table, tree: NamedTree): Uint32Array {
  return Uint32Array.from(texts(table, 'node'), (name, row) => {
    const node = tree.codeOf(name)
    if (node >= 0) return node
    throw new AetherError('input/invalid-row', `${JSON.stringify(name)} is not a node of the tree.`, {
      place: table.place(row, 'node'),
      remedy: 'Give nodes as the tree names them, or add the node to the tree.',
    })
  })
}

function countsOf(table: Table, nodes: Uint32Array, model: NodeCounts['model'], tree: NamedTree) {
  const cases = new Float64Array(tree.size)
  const others = new Float64Array(tree.size)
  const seen = new Uint8Array(tree.size)
  const field = model === 'poisson' ? 'expected' : 'controls'
  const [counts, values] = [numbers(table, 'cases'), numbers(table, field)]
  let repeated = 0
  nodes.forEach((node, row) => {
    const [count, value] = [counts[row]!, values[row]!]
    if (model === 'poisson' && !(value > 0 || (value === 0 && count === 0))) {
      const rule = value < 0 ? 'below 0' : 'though there are cases'
      throw new AetherError('measure/invalid-value', `expected is ${value}, ${rule}.`, {
        place: table.place(row, field),
        remedy: 'Give every node that can have cases an expected count greater than 0.',
      })
    }
    repeated += seen[node]!
    seen[node] = 1
    cases[node]! += count
    others[node]! += value
  })
  const notes: ResultNote[] = []
  if (repeated > 0) {
    const message = `Rows whose node an earlier row has; their counts are added up: ${repeated}.`
    notes.push({ code: 'repeated-nodes', message, count: repeated })
  }
  const scanned: NodeCounts =
    model === 'poisson' ? { model, cases, expected: others } : { model, cases, controls: others }
  return { scanned: { unit: 'cases', counts: scanned } as const, notes }
}

function reportsOf(table: Table, nodes: Uint32Array, tree: NamedTree) {
  // In the order of their names, so that what is drawn does not depend on the order of rows.
  const codes = new Map([...new Set(texts(table, 'report'))].sort().map((name, code) => [name, code]))
  const flags: number[] = []
  const exposed = numbers(table, 'exposed')
  const reports = Uint32Array.from(texts(table, 'report'), (name, row) => {
    const report = codes.get(name)!
    flags[report] ??= exposed[row]!
    if (flags[report] === exposed[row]) return report
    const message = `Report ${JSON.stringify(name)} is exposed in one row and not in another.`
    throw new AetherError('input/invalid-row', message, {
      place: table.place(row, 'exposed'),
      remedy: 'A report is exposed or not with all that it names; give the two as reports of their own.',
    })
  })
  const incidence = incidenceFromRows(reports, nodes, { reports: codes.size, size: tree.size })
  return { scanned: { unit: 'reports', nodes: incidence, exposed: Uint8Array.from(flags) } as const, notes: [] }
}

function texts(table: Table, name: string): readonly string[] {
  return table.columns[name] as readonly string[]
}

function numbers(table: Table, name: string): Float64Array {
  return table.columns[name] as Float64Array
}
