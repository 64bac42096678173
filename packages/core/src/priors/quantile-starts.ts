/** A function and its slope at a node of a grid. */
export interface GridNode {
  readonly value: number
  readonly slope: number
}

/**
 * Where to look for a root that moves smoothly with a position from 0 on: the cubic through value and slope at the nodes of a grid
 * left and right of it (Hermite), its error of the order of the spacing to the fourth. Nodes are worked out when first needed; what
 * they are depends on the grid alone, so that a start depends on nothing met before.
 */
export class QuantileStarts {
  readonly #spacing: number
  readonly #nodeAt: (position: number) => GridNode
  readonly #nodes: (GridNode | undefined)[] = []

  constructor(spacing: number, nodeAt: (position: number) => GridNode) {
    this.#spacing = spacing
    this.#nodeAt = nodeAt
  }

  /** The start for a position from 0 on. */
  near(position: number): number {
    const spacing = this.#spacing
    const index = Math.floor(position / spacing)
    const left = this.#node(index)
    const right = this.#node(index + 1)
    const x = position / spacing - index
    const rise = right.value - left.value
    const bend = spacing * (left.slope + right.slope) - 2 * rise
    const lift = spacing * left.slope
    return left.value + x * (lift + x * (rise - lift - bend + x * bend))
  }

  #node(index: number): GridNode {
    let node = this.#nodes[index]
    if (node === undefined) {
      node = this.#nodeAt(index * this.#spacing)
      this.#nodes[index] = node
    }
    return node
  }
}
