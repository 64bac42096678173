const folded = new Map<string, string>()
const MOST_KEPT = 50_000

/**
 * A word in the form in which spellings are compared: without accents and apostrophes, American for British
 * (*haemorrhage*, *oedema*, *tumour*, *sulpha-*, *-isation*, *centre*), singular for plural. A form to compare by, not one to read: *exercise*
 * becomes *exercize* on both sides.
 */
export function foldedWord(word: string): string {
  const known = folded.get(word)
  if (known !== undefined) return known
  if (folded.size >= MOST_KEPT) folded.clear()
  const form = fold(word)
  folded.set(word, form)
  return form
}

function fold(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replaceAll(/[\p{M}'\u2019^`]/gu, '')
    .toLowerCase()
  if (plain.length < 4 || /\d/u.test(plain)) return plain.length > 2 ? plain.replace(/(?<=[a-z]{2})s$/u, '') : plain
  return singular(plain)
    .replaceAll(/ae|oe/gu, 'e')
    .replace(/our$/u, 'or')
    .replace(/^sulph/u, 'sulf')
    .replace(/is(e|ed|ing|ation)$/u, 'iz$1')
    .replace(/ys(e|ed|ing)$/u, 'yz$1')
    .replace(/([tb])re$/u, '$1er')
    .replace(/^alumini?um$/u, 'aluminum')
}

function singular(word: string): string {
  if (/(?:ss|us|is|ous)$/u.test(word)) return word
  if (/ies$/u.test(word)) return word.replace(/ies$/u, 'y')
  if (/(?:ch|sh|x|ss)es$/u.test(word)) return word.slice(0, -2)
  return word.replace(/s$/u, '')
}
