import type { LocalizeController } from '../strings/localize-controller.js'

/** What files are called together: one by its name, those of a folder as the folder, others by the first of them. */
export function filesTitle(files: readonly File[], words: LocalizeController): string {
  const [first, ...others] = files.map(({ name }) => name)
  if (first === undefined || others.length === 0) return first ?? ''
  const folder = first.slice(0, first.indexOf('/') + 1)
  if (folder !== '' && others.every((name) => name.startsWith(folder))) return folder.slice(0, -1)
  return words.text('source.several', words.name(first), words.numbers.count(others.length))
}
