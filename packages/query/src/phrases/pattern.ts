/** A phrase that a grammar found: what it means, and where in the text it ends. */
export interface Phrase<T> {
  readonly end: number
  readonly read: T
}

/** Matches at one place of a text; a word ends where it ends. */
export type Matcher = (text: string, at: number) => RegExpExecArray | null

/** Of letters beside a–z the code below looks: their classes in every pattern would make it slow to compile. */
const WORD_END = '(?:(?<![a-z0-9])|(?![a-z0-9]))'

/** A blank of a source is one or more of the text, save in ` ?` and `[ -]`. Matching is linear: no source repeats a repetition. */
export function matcher(source: string): Matcher {
  const pattern = new RegExp(`(?:${source.replaceAll(/ (?![?\]-])/gu, '[ ]+')})${WORD_END}`, 'yu')
  return (text, at) => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    const end = at + (found?.[0].length ?? 0)
    return found !== null && text.charCodeAt(end) > 127 && /\p{L}/u.test(text[end]!) ? null : found
  }
}

/** What a row of a table found. */
export interface RowMatch<Row> {
  readonly row: Row
  readonly found: RegExpExecArray
  readonly end: number
}

/** Sources with what they mean, looked up at one place: every row that matches, in the order of the table. */
export function phraseTable<Row>(
  rows: readonly (readonly [string, Row])[],
): (text: string, at: number) => readonly RowMatch<Row>[] {
  // Most places match no row at all, which one pattern tells.
  const any = matcher(rows.map(([source]) => source).join('|'))
  const each = rows.map(([source, row]) => ({ match: matcher(source), row }))
  return (text, at) => {
    if (any(text, at) === null) return []
    return each.flatMap(({ match, row }) => {
      const found = match(text, at)
      return found === null ? [] : [{ row, found, end: at + found[0].length }]
    })
  }
}
