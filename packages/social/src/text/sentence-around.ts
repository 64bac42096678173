import type { Token } from './tokenise.js'

/** The tokens of the sentence of a token: from `from` to before `to`. */
export function sentenceAround(tokens: readonly Token[], at: number): { readonly from: number; readonly to: number } {
  const { sentence } = tokens[at]!
  let from = at
  while (from > 0 && tokens[from - 1]!.sentence === sentence) from--
  let to = at + 1
  while (to < tokens.length && tokens[to]!.sentence === sentence) to++
  return { from, to }
}
