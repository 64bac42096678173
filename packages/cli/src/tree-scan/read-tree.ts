import { type NamedTree, treeFromNames, treeFromPaths } from '@aethersignal/core'
import { AetherError, asAetherError } from '@aethersignal/model'
import { type FileColumns, type ReadColumnsOptions, readFirstFitting } from '../input/read-columns.js'

const BY_PARENT = { required: { node: 'text', parent: { kind: 'text', empty: 'allowed' } } } as const
const BY_PATH = { required: { pathString: 'text' } } as const

/** A tree as read from a file. */
export interface ReadTree {
  readonly tree: NamedTree
  readonly input: { readonly path: string; readonly sha256: string; readonly rows: number }
}

/**
 * Reads a tree: a row a node with its parent (empty for a root), or with its path from the root.
 * @throws AetherError `input/invalid-row` with the line for a parent that has no row, a node that has two parents, or
 *   one that is among its own ancestors.
 */
export async function readTree(path: string, separator: string, options: ReadColumnsOptions): Promise<ReadTree> {
  const { chosen, table } = await readFirstFitting(path, [BY_PARENT, BY_PATH], options)
  const input = { path, sha256: table.sha256, rows: table.rows }
  const texts = (name: string) => table.columns[name] as readonly string[]
  if (chosen === 1) {
    const paths = texts('pathString')
    return { tree: placed(table, 'pathString', () => treeFromPaths(paths, separator)), input }
  }
  const [nodes, parents] = [texts('node'), texts('parent')]
  checkParents(table, nodes, parents)
  return { tree: placed(table, 'parent', () => treeFromNames(nodes, parents)), input }
}

type Placing = Pick<FileColumns<Record<never, never>, Record<never, never>>, 'file'> & {
  place(row: number, field: string): object
}

function invalid(table: Placing, row: number, field: string, message: string, remedy: string): AetherError {
  return new AetherError('input/invalid-row', message, { place: table.place(row, field), remedy })
}

/** Every parent is a node of the file, and going from parent to parent ends at a root. */
function checkParents(table: Placing, nodes: readonly string[], parents: readonly string[]): void {
  const rowOf = new Map<string, number>()
  nodes.forEach((node, row) => {
    if (!rowOf.has(node)) rowOf.set(node, row)
  })
  // The row from which a walk came by: one that comes by its own steps again goes in a circle.
  const walkedFrom = new Int32Array(nodes.length).fill(-1)
  nodes.forEach((_, start) => {
    for (let row = start; walkedFrom[row]! < 0; ) {
      walkedFrom[row] = start
      const parent = parents[row]!
      if (parent === '') return
      const above = rowOf.get(parent)
      if (above === undefined) {
        const remedy = 'Give the parent a row of its own, with an empty parent where it is a root.'
        throw invalid(table, row, 'parent', `The parent ${JSON.stringify(parent)} is not a node of the tree.`, remedy)
      }
      if (walkedFrom[above] === start) {
        const message = `${JSON.stringify(parent)} is below ${JSON.stringify(nodes[row])}, whose parent it is: a cycle.`
        throw invalid(table, row, 'parent', message, 'Every node has to lead to a root, whose parent is empty.')
      }
      row = above
    }
  })
}

/** What the tree itself refuses, with the line in the file. */
function placed(table: Placing, field: string, build: () => NamedTree): NamedTree {
  try {
    return build()
  } catch (thrown) {
    const error = asAetherError(thrown)
    const { row } = error.place ?? {}
    if (row === undefined) throw error
    throw invalid(table, row, field, error.message, error.remedy ?? 'Give every node one place in the tree.')
  }
}
