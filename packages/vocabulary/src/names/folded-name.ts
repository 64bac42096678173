const GREEK: Readonly<Record<string, string>> = {
  Α: 'ALPHA',
  Β: 'BETA',
  Γ: 'GAMMA',
  Δ: 'DELTA',
  Ε: 'EPSILON',
  Ω: 'OMEGA',
}

/**
 * A name without what keyboards, languages and typesetting make of it: accents, hyphens, apostrophes and dots of abbreviations, Greek
 * letters for their names (`INTERFERON BETA 1A`, `Β-1A`; `ST JOHNS WORT`; `PARACÉTAMOL`). Digits and letters stay, and so do dots
 * between digits. Names are compared by it; nothing counts under it.
 */
export function foldedName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ΑΒΓΔΕΩ]/g, (letter) => GREEK[letter]!)
    .replace(/['`]/g, '')
    .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
    .replace(/[-_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Takes the signs of trade marks out of a text as written: `Lipitor®`, `LIPITOR (TM)`. */
export function withoutTradeMarks(written: string): string {
  return written.replace(/[®™©℠]|\((?:R|TM|C)\)/gi, ' ')
}
