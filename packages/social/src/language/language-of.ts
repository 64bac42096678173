import { franc } from 'franc-min'

const SHORTEST = 20

/**
 * The language of a text as ISO 639-3, by its letter trigrams (franc, 82 languages); null under 20 letters and where it
 * cannot be told. Short texts are often wrong.
 */
export function languageOf(text: string): string | null {
  const letters = text.replace(/\[(?:link|email|handle|number|name)\]/g, ' ')
  const code = franc(letters, { minLength: SHORTEST })
  return code === 'und' ? null : code
}
