import { NAME_SEPARATOR, normaliseName } from '@aethersignal/model'
import { isMissing } from '@aethersignal/model/adapter'
import { BYTE_TEXT } from '@aethersignal/text/cells'

const MAXIMUM_REMEMBERED = 100_000

/**
 * The names under which drugs count. A combination in `prod_ai` is split at the backslash FDA writes between
 * ingredients; an ingredient named twice in one row stays once. Remembers what it has seen, since names repeat.
 */
export class DrugNames {
  readonly #ingredients = new Map<string, string | null>()
  readonly #verbatims = new Map<string, string | null>()

  /** Names of a `prod_ai`, joined by NAME_SEPARATOR; null where it holds none. */
  ofIngredients(prodAi: string): string | null {
    return remembered(this.#ingredients, prodAi, splitIngredients)
  }

  /** The name of a drug as written by the reporter. */
  ofVerbatim(verbatim: string): string | null {
    return remembered(this.#verbatims, verbatim, withoutFullStop)
  }

  /** Whether this `prod_ai` was met before. */
  knowsIngredients(prodAi: string): boolean {
    return this.#ingredients.has(prodAi)
  }
}

/** FAERS names often end in a full stop (`ASPIRIN.`), which tells nothing apart. Null for a name that only says that there is none. */
function withoutFullStop(name: string): string | null {
  if (isMissing(name, 'drug')) return null
  return normaliseName(name)?.replace(/[. ]+$/, '') || null
}

function splitIngredients(prodAi: string): string | null {
  if (!prodAi.includes('\\')) return withoutFullStop(prodAi)
  const names = new Set<string>()
  for (const part of prodAi.split('\\')) {
    const name = withoutFullStop(part)
    if (name !== null) names.add(name)
  }
  return names.size === 0 ? null : [...names].join(NAME_SEPARATOR)
}

function remembered(
  cache: Map<string, string | null>,
  written: string,
  read: (written: string) => string | null,
): string | null {
  const known = cache.get(written)
  if (known !== undefined) return known
  const value = read(written)
  if (cache.size >= MAXIMUM_REMEMBERED) cache.clear()
  cache.set(detached(written), value)
  return value
}

/** A copy: a string cut out of a chunk keeps the whole chunk in memory as long as it lives. */
export function detached(text: string): string {
  const bytes = BYTE_TEXT.encode(text)
  return BYTE_TEXT.utf8(bytes, 0, bytes.length)
}
