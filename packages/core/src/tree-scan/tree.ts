import { AetherError } from '../errors/aether-error.js'

/** A hierarchy such as MedDRA or ICD-10. A node may be reached by several parents, as a PT is by several HLTs of MedDRA. */
export interface ScanTree {
  /** Number of nodes. */
  readonly size: number
  /** Parent of each node by index, −1 for a root; of several the first. */
  readonly parents: Int32Array
  /** All nodes in the order in which sums and random numbers take them: by their names where they have names, so that p is the same
   * whatever the order of the nodes. */
  readonly drawn: Uint32Array
  /** The other parents of nodes that have several. */
  readonly otherParents: readonly TreeEdge[]
  /**
   * Where nodes have several parents, the nodes at or above each, every one once however many ways lead to it: those of a node are
   * `codes[offsets[node]]` up to `codes[offsets[node + 1]]`.
   */
  readonly upwards?: { readonly offsets: Uint32Array; readonly codes: Uint32Array }
  /** All nodes, children before their parents. */
  readonly order: Uint32Array
}

/** A node and one of its parents, by index. */
export type TreeEdge = readonly [node: number, parent: number]

/** A {@link ScanTree} whose nodes have names. */
export interface NamedTree extends ScanTree {
  /** Name of each node. */
  readonly names: readonly string[]
  /** The index of a node, −1 for an unknown name. */
  codeOf(name: string): number
}

/**
 * A tree from the parent of each node.
 * @param parents Index of each node's parent, −1 for a root; several roots are allowed.
 * @param otherParents Further parents of nodes that have several.
 * @param drawn See {@link ScanTree}; default the order of the nodes.
 * @throws AetherError `measure/invalid-value` for a parent that does not exist and for a cycle, with the node's row;
 *   `measure/too-little-data` for no nodes.
 */
export function scanTree(
  parents: ArrayLike<number>,
  otherParents: readonly TreeEdge[] = [],
  drawn: Uint32Array = Uint32Array.from({ length: parents.length }, (_, node) => node),
): ScanTree {
  const size = parents.length
  if (size === 0) throw new AetherError('measure/too-little-data', 'The tree has no nodes.', field('parents'))
  const parentsOf: number[][] = Array.from({ length: size }, (_, node) =>
    parents[node] === -1 ? [] : [parents[node]!],
  )
  for (const [node, parent] of otherParents) {
    if (!(node in parentsOf)) throw treeError(`There is no node ${node}.`, undefined)
    parentsOf[node]!.push(parent)
  }
  const children = new Uint32Array(size)
  parentsOf.forEach((above, node) => {
    for (const parent of above) {
      if (!(parent in parentsOf)) throw treeError(`Node ${node} has the parent ${parent}, which does not exist.`, node)
      children[parent]! += 1
    }
  })
  const order = new Uint32Array(size)
  let known = 0
  for (const node of drawn) if (children[node] === 0) order[known++] = node
  for (let at = 0; at < known; at++) {
    for (const parent of parentsOf[order[at]!]!) {
      children[parent]! -= 1
      if (children[parent] === 0) order[known++] = parent
    }
  }
  if (known < size) {
    const node = children.findIndex((count) => count > 0)
    throw treeError(`Node ${node} is among its own ancestors or below such a node.`, node)
  }
  const tree = { size, parents: Int32Array.from(parents), order, drawn, otherParents }
  return otherParents.length === 0 ? tree : { ...tree, upwards: pathsUpwards(parentsOf, order) }
}

function pathsUpwards(parentsOf: readonly (readonly number[])[], order: Uint32Array) {
  const above: (readonly number[])[] = new Array(order.length)
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at]!
    above[node] = [...new Set([node, ...parentsOf[node]!.flatMap((parent) => above[parent]!)])]
  }
  const offsets = new Uint32Array(order.length + 1)
  above.forEach((codes, node) => {
    offsets[node + 1] = offsets[node]! + codes.length
  })
  return { offsets, codes: Uint32Array.from(above.flat()) }
}

/** The nodes at or above a node, each once. */
export function* atOrAbove({ parents, upwards }: ScanTree, node: number): Generator<number> {
  if (upwards === undefined) {
    for (let at = node; at >= 0; at = parents[at]!) yield at
    return
  }
  for (let at = upwards.offsets[node]!; at < upwards.offsets[node + 1]!; at++) yield upwards.codes[at]!
}

/**
 * A tree from pairs of names. Parents that are not themselves listed become roots. A node may stand in several pairs, one for each of
 * its parents.
 * @param nodes Name of each node.
 * @param parents Name of each node's parent, empty for a root.
 * @throws AetherError `measure/invalid-value` for an empty name or a cycle.
 */
export function treeFromNames(nodes: readonly string[], parents: readonly string[]): NamedTree {
  if (nodes.length !== parents.length) throw treeError('There are not as many parents as nodes.', undefined)
  const building = new NameTree()
  nodes.forEach((node, row) => {
    const parent = parents[row] ?? ''
    building.add(node, parent, row)
  })
  return building.build()
}

/**
 * A tree from the path of each node, such as `ICD-10/01/A00-A09`. A node is known by the last name of its path; one that ends several
 * paths is one node with several parents.
 * @throws AetherError as {@link treeFromNames}.
 */
export function treeFromPaths(paths: readonly string[], separator = '/'): NamedTree {
  const building = new NameTree()
  paths.forEach((path, row) => {
    let parent = ''
    for (const name of path.split(separator)) {
      building.add(name, parent, row)
      parent = name
    }
  })
  return building.build()
}

class NameTree {
  readonly #codes = new Map<string, number>()
  readonly #names: string[] = []
  readonly #parents: Set<number>[] = []

  add(name: string, parentName: string, row: number): void {
    if (name === '') throw treeError('A node has no name.', row)
    if (name === parentName) throw treeError(`${JSON.stringify(name)} is its own parent.`, row)
    const node = this.#code(name)
    if (parentName !== '') this.#parents[node]!.add(this.#code(parentName))
  }

  build(): NamedTree {
    const [codes, names] = [this.#codes, this.#names]
    const drawn = Uint32Array.from([...names].sort(), (name) => codes.get(name)!)
    const rank = new Uint32Array(names.length)
    drawn.forEach((node, at) => {
      rank[node] = at
    })
    const above = this.#parents.map((parents) => [...parents].sort((one, other) => rank[one]! - rank[other]!))
    const tree = scanTree(
      above.map(([first = -1]) => first),
      above.flatMap(([, ...others], node) => others.map((parent) => [node, parent] as const)),
      drawn,
    )
    return { ...tree, names, codeOf: (name) => codes.get(name) ?? -1 }
  }

  #code(name: string): number {
    const known = this.#codes.get(name)
    if (known !== undefined) return known
    const code = this.#names.push(name) - 1
    this.#codes.set(name, code)
    this.#parents.push(new Set())
    return code
  }
}

function treeError(message: string, row: number | undefined): AetherError {
  return new AetherError('measure/invalid-value', message, field('parents', row))
}

function field(name: string, row?: number) {
  return { place: { field: name, ...(row !== undefined && { row }) } }
}
