import type { QueryProblem } from './query-problem.js'
import { inQuotes, unescaped } from './quoted-text.js'
import type { TokenValue } from './token.js'

const quoted = /"((?:[^"\\]|\\[\s\S])*)"/y
const bare = /[^\s,()"]+/y
const rest = /\S*/y

/** The values from `start` on, up to a blank or a bracket that closes. */
export function readValues(
  text: string,
  start: number,
): { readonly values: readonly TokenValue[]; readonly end: number; readonly problem?: QueryProblem } {
  const values: TokenValue[] = []
  let at = start
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  for (;;) {
    if (text[at] === '"') {
      const found = match(quoted)
      if (found === null) return { values, end: text.length, problem: quoteOpen(text.slice(at)) }
      values.push({ text: unescaped(found[1]!), form: 'quoted', start: at, end: at + found[0].length })
      at += found[0].length
    } else if (text.startsWith('()', at)) {
      values.push({ text: '', form: 'nothing', start: at, end: at + 2 })
      at += 2
    } else {
      const found = match(bare)
      if (found === null) return { values, end: at, problem: valueMissing }
      values.push({ text: found[0], form: 'word', start: at, end: at + found[0].length })
      at += found[0].length
    }
    if (text[at] === ',') {
      at += 1
      continue
    }
    if (at >= text.length || text[at] === ')' || /\s/u.test(text[at]!)) return { values, end: at }
    const end = at + match(rest)![0].length
    return { values, end, problem: quotesNeeded(text.slice(start, end)) }
  }
}

const valueMissing: QueryProblem = {
  code: 'value-missing',
  message: 'A value is missing.',
  remedy: 'Write the value directly behind the colon or the comma, in quotes where it has blanks.',
}

function quoteOpen(written: string): QueryProblem {
  return {
    code: 'quote-open',
    message: `The quote that opens at ${written.slice(0, 20)} is not closed.`,
    remedy: 'Close it with ". Inside quotes, \\" is a quote and \\\\ a backslash.',
  }
}

function quotesNeeded(written: string): QueryProblem {
  return {
    code: 'quotes-needed',
    message: `“${written}” has brackets or quotes inside a value.`,
    remedy: `Put the whole value in quotes: ${inQuotes(written)}.`,
  }
}
