/** A text in quotes; a backslash stands before quotes and backslashes in it. */
export function inQuotes(text: string): string {
  return `"${text.replaceAll(/["\\]/gu, '\\$&')}"`
}

/** What stands between two quotes, without its escapes. */
export function unescaped(quoted: string): string {
  return quoted.replaceAll(/\\([\s\S])/gu, '$1')
}

const plain = /^[\p{L}\p{N}_][\p{L}\p{N}_./'+-]*$/u

/** A text as a value: in quotes only where it could be read as something else. */
export function valueText(text: string): string {
  return plain.test(text) && !text.includes('..') && text !== 'known' ? text : inQuotes(text)
}
