/** Eigenvalues of a symmetric matrix, with the eigenvector of each as a row of `vectors`. */
export interface SymmetricEigen {
  readonly values: readonly number[]
  readonly vectors: readonly (readonly number[])[]
}

/** Eigenvalues and orthonormal eigenvectors of a small symmetric matrix by Jacobi's rotations (1846), to working precision. */
export function symmetricEigen(matrix: readonly (readonly number[])[]): SymmetricEigen {
  const size = matrix.length
  const a = matrix.map((row) => row.slice())
  const vectors = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < 60; sweep++) {
    let rotated = false
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        const off = a[p]![q]!
        if (off * off <= 1e-34 * Math.abs(a[p]![p]! * a[q]![q]!) || !Number.isFinite(off)) continue
        rotated = true
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * off)
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const cosine = 1 / Math.sqrt(tangent * tangent + 1)
        rotate(a, vectors, p, q, cosine, tangent * cosine)
      }
    }
    if (!rotated) break
  }
  return { values: a.map((row, i) => row[i]!), vectors }
}

function rotate(a: number[][], vectors: number[][], p: number, q: number, cosine: number, sine: number): void {
  for (const row of a) {
    const x = row[p]!
    const y = row[q]!
    row[p] = cosine * x - sine * y
    row[q] = sine * x + cosine * y
  }
  for (const rows of [a, vectors]) {
    const first = rows[p]!
    const second = rows[q]!
    for (let k = 0; k < first.length; k++) {
      const x = first[k]!
      const y = second[k]!
      first[k] = cosine * x - sine * y
      second[k] = sine * x + cosine * y
    }
  }
}
