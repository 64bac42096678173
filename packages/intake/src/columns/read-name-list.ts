import { type ReadColumnsOptions, readFirstFitting } from './read-columns.js'

/**
 * Reads the names in one column of a delimited file, which goes by one of several headers in any case.
 * @throws AetherError as `readColumns` does; `input/missing-column` where the file has none of the headers.
 */
export async function readNameList(
  path: string,
  headers: readonly string[],
  options: ReadColumnsOptions,
): Promise<readonly string[]> {
  const specs = headers.map((header) => ({ required: { [header]: 'text' } }) as const)
  const { chosen, table } = await readFirstFitting(path, specs, options)
  const names = table.columns[headers[chosen] ?? ''] as readonly string[]
  return [...new Set(names.map((name) => name.trim()))]
}
