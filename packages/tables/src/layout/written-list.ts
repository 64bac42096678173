/** A list as a program writes it. */
export interface WrittenList {
  /** Values in their order; empty for those that are none. */
  readonly values: readonly string[]
  /** Some value stands in quotes or the list has a name (`c(…)`), so that it is a list whatever else the column holds. */
  readonly certain: boolean
}

const CALL =
  /^(?:c|list|vector|array|(?:np|numpy)\.array|WrappedArray|ArraySeq|ArrayBuffer|List|Seq|Vector|Set|set|frozenset|tuple|Array|ARRAY)\s*(?=[([])/
const CLOSER: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' }
const NOTHING = /^(?:None|null|NULL|nan|NaN|NA|character\(0\))$/
const DTYPE = /,\s*dtype\s*=\s*[\w.']+\s*$/

/**
 * Reads a cell that is a list of Python, JSON, R (`c("a", "b")`), NumPy, PostgreSQL (`{a,b}`), Java or Scala (`[a, b]`), or
 * values in quotes with commas or semicolons between them. Null for any other cell, and for lists of objects.
 */
export function writtenList(cell: string): WrittenList | null {
  const text = cell.trim()
  if (/^(?:character|list)\(0?\)$/.test(text)) return { values: [], certain: true }
  const call = CALL.exec(text)?.[0] ?? ''
  const body = text.slice(call.length)
  const opener = body[0] ?? ''
  const closer = CLOSER[opener]
  if (closer === undefined) return bareQuotes(text)
  if (!body.endsWith(closer)) return null
  const inner = body.slice(1, -1).trim()
  if (call !== '' && inner !== '' && (inner[0] === '[' || inner[0] === '(')) {
    return writtenList(inner.replace(DTYPE, ''))
  }
  if (inner === '') return call !== '' || opener !== '(' ? { values: [], certain: true } : null
  const items = itemsOf(inner)
  if (items === null) return null
  const someQuoted = items.some(({ quoted }) => quoted)
  // Brackets around words without quotes are part of many a name.
  if (opener === '(' && call === '' && !items.every(({ quoted, text: value }) => quoted || NOTHING.test(value)))
    return null
  return {
    values: items.map(({ quoted, text: value }) => (!quoted && NOTHING.test(value) ? '' : value)),
    certain: call !== '' || someQuoted,
  }
}

/** Whether a cell is a list without values, as programs write it. */
export function isEmptyList(cell: string): boolean {
  return writtenList(cell)?.values.length === 0
}

/** Whether a cell holds objects (`[{'name': 'A'}]`), of which nobody can say what the names are. */
export function holdsObjects(cell: string): boolean {
  return /^\s*(?:\[\s*)?\{\s*['"][\w.]+['"]\s*:/.test(cell)
}

function bareQuotes(text: string): WrittenList | null {
  if (!/^['"‘“]/.test(text)) return null
  const items = itemsOf(text)
  return items !== null && items.length > 1 && items.every(({ quoted }) => quoted)
    ? { values: items.map((item) => item.text), certain: true }
    : null
}

interface Item {
  readonly text: string
  readonly quoted: boolean
}

/** Items between commas or semicolons; NumPy has nothing but blanks between quoted ones. Null where brackets are within. */
function itemsOf(inner: string): Item[] | null {
  const items: Item[] = []
  let at = 0
  while (at < inner.length) {
    const quote = quoteAt(inner, at)
    if (quote === null) {
      const end = /[,;]/.exec(inner.slice(at))
      const text = inner.slice(at, end === null ? inner.length : at + end.index).trim()
      if (/[[\]{}]/.test(text)) return null
      if (text !== '') items.push({ text, quoted: false })
      at += end === null ? inner.length : end.index
    } else {
      items.push({ text: quote.text, quoted: true })
      at = quote.end
    }
    at += /^\s*[,;]?\s*/.exec(inner.slice(at))![0].length
  }
  return items
}

const PAIRS: Readonly<Record<string, string>> = { "'": "'", '"': '"', '‘': '’', '’': '’', '“': '”', '”': '”' }

/** The text in quotes that begins here. A quote ends it where a comma, a further quote or the end follows. */
function quoteAt(inner: string, start: number): { readonly text: string; readonly end: number } | null {
  const closing = PAIRS[inner[start]!]
  if (closing === undefined) return null
  for (let at = start + 1; at < inner.length; at++) {
    if (inner[at] === '\\') at++
    else if (inner[at] === closing && /^\s*(?:$|[,;])|^\s+['"‘“]/.test(inner.slice(at + 1))) {
      const text = inner
        .slice(start + 1, at)
        .replace(/\\(.)/g, '$1')
        .replaceAll(closing + closing, closing)
      return { text: text.trim(), end: at + 1 }
    }
  }
  return null
}
