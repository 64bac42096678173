/**
 * How many arrays and objects stand inside each other in a JSON value: 0 for a scalar. Stops at the first branch found
 * deeper than `limit` and then gives `limit + 1`, so that neither depth nor cycles can exhaust the stack.
 */
export function nestingDepth(value: unknown, limit: number): number {
  let deepest = 0
  const open: { readonly value: object; readonly depth: number }[] = []
  const visit = (child: unknown, depth: number) => {
    if (typeof child === 'object' && child !== null) open.push({ value: child, depth })
  }
  visit(value, 1)
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > limit) return limit + 1
    if (next.depth > deepest) deepest = next.depth
    const { value: holder, depth } = next
    if (Array.isArray(holder)) for (const child of holder) visit(child, depth + 1)
    else for (const name in holder) visit(holder[name as keyof typeof holder], depth + 1)
  }
  return deepest
}
