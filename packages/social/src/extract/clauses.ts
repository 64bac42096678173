import type { Token } from '../text/tokenise.js'

const OPENS =
  /^(?:but|while|whereas|although|though|however|yet|instead|so|because|since|cuz|cause|bc|then|otherwise|until)$/
const SUBJECT = /^(?:i|i'm|i've|im|ive|my|it|it's|the|now|then|that|this|they|he|she|\[drug\])$/

/** The number of the clause of each token: clauses end with sentences, commas, brackets and colons, and before "but", "because", "and I". */
export function clausesOf(tokens: readonly Token[]): Int32Array {
  const clauses = new Int32Array(tokens.length)
  for (let at = 1; at < tokens.length; at++) {
    const token = tokens[at]!
    const before = tokens[at - 1]!
    const opens =
      token.sentence !== before.sentence ||
      token.afterBreak ||
      OPENS.test(token.text) ||
      (token.text === 'and' && before.text !== '[drug]' && SUBJECT.test(tokens[at + 1]?.text ?? ''))
    clauses[at] = clauses[at - 1]! + (opens ? 1 : 0)
  }
  return clauses
}
