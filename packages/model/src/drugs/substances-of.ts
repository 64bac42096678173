import { substanceName } from './substance-name.js'

/**
 * The substances of the names that a drug counts under, each once. A name that joins ingredients with `\`, FDA's mark of a
 * combination, stands for each of them, in whatever order it lists them. A product that lists its ingredients in a bracket at
 * its end (`AKYNZEO (NETUPITANT\PALONOSETRON)`) stands for these; any other bracket belongs to the ingredient before it.
 *
 * @param names Names of one drug.
 * @param keepApart Normalised names that stay as they are, as {@link substanceName} takes them.
 */
export function substancesOf(names: readonly string[], keepApart?: ReadonlySet<string>): readonly string[] {
  const substances = new Set<string>()
  for (const name of names) {
    if (keepApart?.has(name)) substances.add(name)
    else for (const part of ingredientsOf(name)) substances.add(substanceName(part, keepApart))
  }
  substances.delete('')
  return [...substances]
}

function ingredientsOf(name: string): readonly string[] {
  const listed = /^[^()\\]+\(([^()]*\\[^()]*)\)\s*$/.exec(name)?.[1] ?? name
  return listed.split(/\\(?![^()]*\))/)
}
