import { undefinedReasons } from '@aethersignal/core'
import type { NamedTree, ScanResult } from '@aethersignal/core/tree-scan'
import type { ResultColumn, ResultTable } from '@aethersignal/model'

/** The cuts of a tree as rows, in the order of the tree; several parents of a node with semicolons between them. */
export function scanTable(tree: NamedTree, scan: ScanResult): ResultTable {
  const others = new Map<number, string>()
  for (const [node, above] of tree.otherParents) others.set(node, `${others.get(node) ?? ''}; ${tree.names[above]}`)
  const parent = Array.from(tree.parents, (at, node) => (at < 0 ? '' : `${tree.names[at]}${others.get(node) ?? ''}`))
  const columns: ResultColumn[] = [
    { name: 'node', kind: 'text', values: tree.names },
    { name: 'parent', kind: 'text', values: parent },
    { name: 'cases', kind: 'count', values: scan.cases },
    { name: 'expected', kind: 'number', values: scan.expected },
    { name: 'relative_risk', kind: 'number', values: scan.relativeRisk },
    { name: 'llr', kind: 'number', values: scan.llr },
    { name: 'p', kind: 'number', values: scan.p },
    { name: 'p_se', kind: 'number', values: scan.pStandardError },
  ]
  const undefinedBecause = Array.from(scan.reasons, (code) => (code === 0 ? null : { llr: undefinedReasons[code]! }))
  return { rows: tree.size, columns, undefinedBecause }
}
