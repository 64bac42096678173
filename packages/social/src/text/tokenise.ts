/** A word, number or emoji of a text, lower-cased, with its UTF-16 offsets and the number of its sentence, from 0. */
export interface Token {
  readonly text: string
  /** Whether it is two letters or more, all capitals. */
  readonly capitals: boolean
  readonly start: number
  readonly end: number
  readonly sentence: number
  /** Whether a comma, bracket, colon, dash, arrow or equals sign stands between the token before and this one. */
  readonly afterBreak: boolean
  /** Whether that is one behind which a heading is explained: a colon, dash, arrow or equals sign. */
  readonly afterHeading: boolean
  /** Whether its sentence ends in a question mark. */
  readonly asked: boolean
}

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’](?!s(?![\p{L}\p{N}]))[\p{L}]+)*|\p{Extended_Pictographic}/gu
const SENTENCE_END = /[.!?…](?=["')\]]*\s)|[!?…]|\n|;\s/u
const BREAK = /[,:()[\]–—=→]|->|\s-\s/u
const HEADING = /[:=→–—]|->|\s-\s/u
const CAPITALS = /^[\p{Lu}\p{N}]*\p{Lu}[\p{Lu}\p{N}]+$/u
// Behind this many words a sentence without an end is cut, so that rules which look along it stay fast.
const LONGEST_SENTENCE = 120
const ABBREVIATION = /^(?:dr|mr|mrs|ms|vs|approx|e|g|etc|al|fig)$/

/**
 * Cuts a text into words (with their apostrophes, without a possessive `'s`), numbers and emoji. Hyphens part words,
 * so that `clozapine-induced` is two. Sentences end at `.`, `!`, `?`, `;` and line ends, not behind an abbreviation, and behind 120 words
 * at the latest.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  const asked = new Set<number>()
  let sentence = 0
  let words = 0
  let end = 0
  for (const match of text.matchAll(TOKEN)) {
    const between = text.slice(end, match.index)
    const before = tokens.at(-1)
    const mark = SENTENCE_END.exec(between)
    words += 1
    const ends = mark && !(mark[0] === '.' && ABBREVIATION.test(before?.text ?? ''))
    if (before && (ends || words > LONGEST_SENTENCE)) {
      if (mark?.[0] === '?') asked.add(sentence)
      sentence += 1
      words = 1
    }
    tokens.push({
      text: match[0].toLowerCase().replaceAll('’', "'"),
      capitals: CAPITALS.test(match[0]),
      start: match.index,
      end: match.index + match[0].length,
      sentence,
      afterBreak: BREAK.test(between),
      afterHeading: HEADING.test(between),
      asked: false,
    })
    end = match.index + match[0].length
  }
  if (/^[^.!]*\?/.test(text.slice(end))) asked.add(sentence)
  return tokens.map((token) => (asked.has(token.sentence) ? { ...token, asked: true } : token))
}
