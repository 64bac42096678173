import { en, type Strings } from './en.js'

const catalogues = new Map<string, Strings>([['en', en]])

/**
 * Adds a language, or replaces texts of one that is there. Texts that are left out are shown in English.
 * Elements take the language from the `lang` attribute of the nearest ancestor.
 * @param language BCP 47 tag, such as `de` or `pt-BR`.
 */
export function registerStrings(language: string, strings: Partial<Strings>): void {
  const key = language.toLowerCase()
  catalogues.set(key, { ...(catalogues.get(key) ?? en), ...strings })
}

/** The catalogue for a language: the exact tag, else its primary language, else English. */
export function stringsFor(language: string): Strings {
  const key = language.toLowerCase()
  return catalogues.get(key) ?? catalogues.get(key.split('-')[0] ?? '') ?? en
}
