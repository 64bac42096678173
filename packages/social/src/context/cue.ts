import type { Token } from '../text/tokenise.js'

/** A cue of one or more words, the words separated by single spaces. */
export type Cues = ReadonlySet<string>

const LONGEST_CUE = 4

/** Makes cues of a comma-separated list. */
export function cues(list: string): Cues {
  return new Set(list.split(',').map((cue) => cue.trim()))
}

/** Whether a cue lies within tokens `from` to before `to`, all in one sentence, which `stop` does not part from `to`. */
export function cueBefore(tokens: readonly Token[], from: number, to: number, wanted: Cues, stop?: Cues): boolean {
  for (let at = to - 1; at >= Math.max(from, 0); at--) {
    if (tokens[at]!.sentence !== tokens[to]!.sentence || stop?.has(tokens[at]!.text)) return false
    if (cueAt(tokens, at, to, wanted)) return true
  }
  return false
}

/** The same behind a term that ends before token `end`, up to and without token `to`. */
export function cueAfter(tokens: readonly Token[], end: number, to: number, wanted: Cues, stop?: Cues): boolean {
  const sentence = tokens[end - 1]!.sentence
  for (let at = end; at < Math.min(to, tokens.length); at++) {
    if (tokens[at]!.sentence !== sentence || stop?.has(tokens[at]!.text)) return false
    if (cueAt(tokens, at, tokens.length, wanted)) return true
  }
  return false
}

/** Whether a cue begins at a token, all in one sentence and ending before token `limit`. */
export function cueAt(tokens: readonly Token[], at: number, limit: number, wanted: Cues): boolean {
  let words = ''
  for (let index = at; index < Math.min(at + LONGEST_CUE, limit); index++) {
    if (tokens[index]!.sentence !== tokens[at]!.sentence) return false
    words = index === at ? tokens[index]!.text : `${words} ${tokens[index]!.text}`
    if (wanted.has(words)) return true
  }
  return false
}
