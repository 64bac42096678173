import { AetherError } from '../errors/aether-error.js'

/** A hierarchy such as MedDRA or ICD-10. Every node has at most one parent. */
export interface ScanTree {
  /** Number of nodes. */
  readonly size: number
  /** Parent of each node by index, −1 for a root. */
  readonly parents: Int32Array
  /** All nodes, children before their parents. */
  readonly order: Uint32Array
}

/** A {@link ScanTree} whose nodes have names. */
export interface NamedTree extends ScanTree {
  readonly names: readonly string[]
  /** The index of a node, −1 for an unknown name. */
  codeOf(name: string): number
}

/**
 * A tree from the parent of each node.
 * @param parents Index of each node's parent, −1 for a root; several roots are allowed.
 * @throws AetherError `measure/invalid-value` for a parent that does not exist and for a cycle, with the node's row;
 *   `measure/too-little-data` for no nodes.
 */
export function scanTree(parents: ArrayLike<number>): ScanTree {
  const size = parents.length
  if (size === 0) throw new AetherError('measure/too-little-data', 'The tree has no nodes.', field('parents'))
  const children = new Uint32Array(size)
  for (let node = 0; node < size; node++) {
    const parent = parents[node]!
    if (!Number.isInteger(parent) || parent < -1 || parent >= size) {
      throw treeError(`Node ${node} has the parent ${parent}, which does not exist.`, node)
    }
    if (parent >= 0) children[parent]! += 1
  }
  const order = new Uint32Array(size)
  let known = 0
  for (let node = 0; node < size; node++) if (children[node] === 0) order[known++] = node
  for (let at = 0; at < known; at++) {
    const parent = parents[order[at]!]!
    if (parent < 0) continue
    children[parent]! -= 1
    if (children[parent] === 0) order[known++] = parent
  }
  if (known < size) {
    const node = children.findIndex((count) => count > 0)
    throw treeError(`Node ${node} is among its own ancestors or below such a node.`, node)
  }
  return { size, parents: Int32Array.from(parents), order }
}

/**
 * A tree from pairs of names. Parents that are not themselves listed become roots.
 * @param nodes Name of each node.
 * @param parents Name of each node's parent, empty for a root.
 * @throws AetherError `measure/invalid-value` for an empty name, a node with two parents, or a cycle.
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
 * A tree from the path of each node, such as `ICD-10/01/A00-A09`. A node is known by the last name of its path, which
 * therefore has to have one place in the tree.
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
  readonly #parents: number[] = []
  readonly #placed: boolean[] = []

  add(name: string, parentName: string, row: number): void {
    if (name === '') throw treeError('A node has no name.', row)
    const node = this.#code(name)
    const parent = parentName === '' ? -1 : this.#code(parentName)
    if (this.#placed[node] && this.#parents[node] !== parent) {
      const message = `${JSON.stringify(name)} has two places in the tree.`
      throw new AetherError('measure/invalid-value', message, {
        ...field('parents', row),
        remedy: 'Give it a name of its own in each place; reports are counted at every place they name.',
      })
    }
    this.#parents[node] = parent
    this.#placed[node] = true
  }

  build(): NamedTree {
    const codes = this.#codes
    return { ...scanTree(this.#parents), names: this.#names, codeOf: (name) => codes.get(name) ?? -1 }
  }

  #code(name: string): number {
    const known = this.#codes.get(name)
    if (known !== undefined) return known
    const code = this.#names.push(name) - 1
    this.#codes.set(name, code)
    this.#parents.push(-1)
    this.#placed.push(false)
    return code
  }
}

function treeError(message: string, row: number | undefined): AetherError {
  return new AetherError('measure/invalid-value', message, field('parents', row))
}

function field(name: string, row?: number) {
  return { place: { field: name, ...(row !== undefined && { row }) } }
}
