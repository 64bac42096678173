import { type NamedTree, treeFromNames, treeFromPaths } from '@aethersignal/core/tree-scan'
import { AetherError, type AnalysisRequest, asAetherError, type NamedFile } from '@aethersignal/model'
import { type FileColumns, type ReadColumnsOptions, readFirstFitting } from '../columns/read-columns.js'

const BY_PARENT = { required: { node: 'text', parent: { kind: 'text', empty: 'allowed' } } } as const
const BY_PATH = { required: { pathString: 'text' } } as const

/** A tree as read from a file. */
export interface ReadTree {
  /** The tree by the names of its nodes. */
  readonly tree: NamedTree
  /** The same as a request has it. */
  readonly edges: AnalysisRequest<'tree-scan'>['tree']
  /** The file it was read from, as a manifest names it. */
  readonly file: NamedFile
}

/**
 * Reads a tree: a row a node with its parent (empty for a root), or with its path from the root. A node with several rows has several
 * parents, as a PT of MedDRA has.
 * @throws AetherError `input/invalid-row` with the line for a parent that has no row, or a node that is among
 *   its own ancestors.
 */
export async function readTree(path: string, separator: string, options: ReadColumnsOptions): Promise<ReadTree> {
  const { chosen, table } = await readFirstFitting(path, [BY_PARENT, BY_PATH], options)
  const file = { title: path, sha256: table.sha256 }
  const texts = (name: string) => table.columns[name] as readonly string[]
  if (chosen === 1) {
    const paths = texts('pathString')
    const tree = placed(table, 'pathString', () => treeFromPaths(paths, separator))
    return { tree, edges: edgesOfPaths(paths, separator), file }
  }
  const [nodes, parents] = [texts('node'), texts('parent')]
  checkParents(table, nodes, parents)
  const tree = placed(table, 'parent', () => treeFromNames(nodes, parents))
  return { tree, edges: nodes.map((node, row) => ({ node, parent: parents[row]! })), file }
}

/** Each node with its parent once, in the order of the paths. */
function edgesOfPaths(paths: readonly string[], separator: string): ReadTree['edges'] {
  const parentsOf = new Map<string, Set<string>>()
  const edges: { readonly node: string; readonly parent: string }[] = []
  for (const path of paths) {
    let parent = ''
    for (const node of path.split(separator)) {
      const known = parentsOf.get(node) ?? new Set()
      parentsOf.set(node, known)
      if (!known.has(parent)) edges.push({ node, parent })
      known.add(parent)
      parent = node
    }
  }
  return edges
}

type Placing = Pick<FileColumns<Record<never, never>, Record<never, never>>, 'file'> & {
  place(row: number, field: string): object
}

function invalid(table: Placing, row: number, field: string, message: string, remedy: string): AetherError {
  return new AetherError('input/invalid-row', message, { place: table.place(row, field), remedy })
}

/** Every parent is a node of the file, and going from parents to parents ends at roots. */
function checkParents(table: Placing, nodes: readonly string[], parents: readonly string[]): void {
  const rowsOf = new Map<string, number[]>()
  nodes.forEach((node, row) => {
    const rows = rowsOf.get(node)
    if (rows === undefined) rowsOf.set(node, [row])
    else rows.push(row)
  })
  // Of the nodes on the way up 1, of those all of whose ways up end at roots 2.
  const state = new Map<string, 1 | 2>()
  for (const start of rowsOf.keys()) {
    const way: { readonly node: string; next: number }[] = []
    const enter = (node: string) => {
      state.set(node, 1)
      way.push({ node, next: 0 })
    }
    if (!state.has(start)) enter(start)
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const row = rowsOf.get(top.node)![top.next]
      if (row === undefined) {
        state.set(top.node, 2)
        way.pop()
        continue
      }
      top.next += 1
      const parent = parents[row]!
      if (parent === '') continue
      if (!rowsOf.has(parent)) {
        const remedy = 'Give the parent a row of its own, with an empty parent where it is a root.'
        throw invalid(table, row, 'parent', `The parent ${JSON.stringify(parent)} is not a node of the tree.`, remedy)
      }
      if (state.get(parent) === 1) {
        const message = `${JSON.stringify(parent)} is below ${JSON.stringify(top.node)}, whose parent it is: a cycle.`
        throw invalid(table, row, 'parent', message, 'Every node has to lead to a root, whose parent is empty.')
      }
      if (!state.has(parent)) enter(parent)
    }
  }
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
