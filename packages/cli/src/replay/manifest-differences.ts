/** A place where two manifests say different things, such as `dataset.hash`. */
export interface ManifestDifference {
  readonly path: string
  readonly before: unknown
  readonly now: unknown
}

/** Where two manifests differ, in the order of the first. Members that only one has count too. */
export function manifestDifferences(before: unknown, now: unknown, path = ''): readonly ManifestDifference[] {
  if (Object.is(before, now)) return []
  if (!isObject(before) || !isObject(now) || Array.isArray(before) !== Array.isArray(now)) {
    return [{ path, before, now }]
  }
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...names].flatMap((name) =>
    manifestDifferences(before[name], now[name], Array.isArray(before) ? `${path}[${name}]` : join(path, name)),
  )
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
