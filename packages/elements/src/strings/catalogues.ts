import { en, type Strings } from './en.js'

const catalogues = new Map<string, Strings>([['en', en]])
const watchers = new Set<() => void>()

/**
 * Adds a language, or replaces texts of one that is there. Texts that are left out are shown in English. Elements take
 * the language from the `lang` attribute of the nearest ancestor, and show new texts at once.
 * @param language BCP 47 tag, such as `de` or `pt-BR`.
 */
export function registerStrings(language: string, strings: Partial<Strings>): void {
  const key = language.toLowerCase()
  catalogues.set(key, { ...(catalogues.get(key) ?? catalogues.get('en') ?? en), ...strings })
  for (const changed of [...watchers]) changed()
}

/** The catalogue for a language: the exact tag, else the longest part of it that is there, else English. */
export function stringsFor(language: string): Strings {
  for (let key = language.toLowerCase(); key !== ''; key = key.slice(0, Math.max(0, key.lastIndexOf('-')))) {
    const found = catalogues.get(key)
    if (found) return found
  }
  return catalogues.get('en') ?? en
}

/** Calls back after every change of a catalogue, until the returned function is called. */
export function watchStrings(changed: () => void): () => void {
  watchers.add(changed)
  return () => watchers.delete(changed)
}
