/**
 * How many filters stand inside each other in a value that may be a filter: 1 for a condition on a field. Stops at the
 * first branch deeper than `limit` and then gives `limit + 1`, so that neither depth nor cycles can exhaust the stack.
 */
export function filterDepth(filter: unknown, limit: number): number {
  let deepest = 0
  const open: { readonly value: object; readonly depth: number }[] = []
  const visit = (value: unknown, depth: number) => {
    if (typeof value === 'object' && value !== null) open.push({ value, depth })
  }
  visit(filter, 1)
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > limit) return limit + 1
    if (next.depth > deepest) deepest = next.depth
    const { and, or, not } = next.value as { readonly and?: unknown; readonly or?: unknown; readonly not?: unknown }
    for (const branches of [and, or]) {
      if (Array.isArray(branches)) for (const branch of branches) visit(branch, next.depth + 1)
    }
    visit(not, next.depth + 1)
  }
  return deepest
}
