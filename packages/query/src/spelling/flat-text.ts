/** Characters that are one to readers, each for one of the same length. */
const SAME: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\t': ' ',
  '\n': ' ',
  '\r': ' ',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2018': "'",
  '\u2019': "'",
  '^': "'",
  '`': "'",
  '\u201c': '"',
  '\u201d': '"',
}

/** A text in small letters, with one kind of dash, blank, quote and apostrophe; every unit stays where it is. */
export function flatText(text: string): string {
  return text.replaceAll(/[^a-z0-9 ]/gu, (unit) => {
    const small = SAME[unit] ?? unit.toLowerCase()
    return small.length === unit.length ? small : unit
  })
}
