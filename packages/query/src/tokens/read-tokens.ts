import type { QueryProblem } from './query-problem.js'
import { unescaped } from './quoted-text.js'
import { readValues } from './read-values.js'
import type { TermToken, Token } from './token.js'

const blank = /\s+/y
const word = /(AND|OR|NOT)(?=[\s()]|$)/y
const keyText = /[\p{L}\p{N}_-]+/uy
const extraName = /\.(?:"((?:[^"\\]|\\[\s\S])*)"|([\p{L}\p{N}_.-]+))/uy
const brackets = /\(([^()\s:"]*)\)(?=:)/y
const untilBlank = /[^\s()]+/y

/** Cuts a text into its tokens. Every character that is not blank lies in one, whatever the text is. */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found !== null) at += found[0].length
    return found
  }
  while (at < text.length) {
    if (take(blank) !== null) continue
    const start = at
    const operator = take(word)
    if (operator !== null) {
      tokens.push({ kind: operatorKinds[operator[1] as keyof typeof operatorKinds], start, end: at })
      continue
    }
    const mark = marks[text[at] as keyof typeof marks]
    if (mark !== undefined) {
      at += 1
      tokens.push({ kind: mark, start, end: at })
      continue
    }
    tokens.push(readTerm())
  }
  return tokens

  function readTerm(): TermToken {
    const start = at
    const key = take(keyText)?.[0] ?? ''
    const name = key === 'extra' ? take(extraName) : null
    const roles = take(brackets)
    const head = {
      ...{ kind: 'term' as const, start, key },
      ...(name !== null && { name: name[1] === undefined ? name[2]! : unescaped(name[1]) }),
      ...(roles !== null && { inBrackets: roles[1] === '' ? [] : roles[1]!.split(',') }),
    }
    if (key === '' || text[at] !== ':') {
      if (text[at] === '"') at = readValues(text, at).end
      else if (take(untilBlank) === null && at === start) at += 1
      return { ...head, values: [], end: at, problem: keyMissing(text.slice(start, at)) }
    }
    const { values, end, problem } = readValues(text, at + 1)
    at = end
    return { ...head, values, end, ...(problem !== undefined && { problem }) }
  }
}

const operatorKinds = { AND: 'and', OR: 'or', NOT: 'not' } as const
const marks = { '(': 'open', ')': 'close', '-': 'not' } as const

function keyMissing(written: string): QueryProblem {
  return {
    code: 'key-missing',
    message: `“${written}” stands without a key.`,
    remedy: 'Write what it is before it, as in drug:, event:, age: or country:.',
  }
}
