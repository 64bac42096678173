import { presentText } from '@aethersignal/model/adapter'

/** An item of a list in a line listing: a name with what stands in the last brackets behind it. */
export interface ListItem {
  readonly name: string
  /** Parts of the brackets, which ` - ` separates; null where the item has no brackets at its end. */
  readonly details: readonly string[] | null
}

/** The text; null where it says that nothing is known. */
export function told(text: string | undefined): string | null {
  return presentText(text, 'event')
}

/** Items are joined by `,<BR><BR>`; some exports break lines instead. */
export function itemsOf(cell: string): string[] {
  return cell
    .split(/,?\s*(?:<br\s*\/?>\s*)+|,?\r?\n+/i)
    .map((item) => item.trim().replace(/,$/, '').trim())
    .filter((item) => told(item) !== null)
}

/**
 * Takes an item apart from its end: the last brackets, balanced, are its details, since names have brackets, commas and
 * dashes of their own.
 *
 * @param parts how many details the documentation lists; where there are more, names of indications have dashes in them and
 *   the surplus belongs to the detail at `open`
 */
export function readItem(item: string, parts: number, open: number): ListItem {
  const start = item.endsWith(')') ? openingOf(item, '(', ')') : -1
  if (start === -1) return { name: item, details: null }
  const details = separated(item.slice(start + 1, -1))
  const surplus = Math.max(0, details.length - parts)
  const merged = [
    ...details.slice(0, open),
    ...(details.length > open ? [details.slice(open, open + 1 + surplus).join(' - ')] : []),
    ...details.slice(open + 1 + surplus),
  ]
  return { name: item.slice(0, start).trim(), details: merged }
}

/** The substance of `PRODUCT [SUBSTANCE]`, from the last square brackets; null where there are none. */
export function productOf(name: string): { readonly product: string; readonly substance: string | null } {
  const start = name.endsWith(']') ? openingOf(name, '[', ']') : -1
  if (start === -1) return { product: name, substance: null }
  return { product: name.slice(0, start).trim(), substance: told(name.slice(start + 1, -1)) }
}

/** Cuts at ` - ` and ` – ` outside of all brackets; a dash at the end follows an empty part. */
export function separated(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  const padded = ` ${text} `
  for (let at = 0; at < padded.length; at++) {
    const character = padded[at]!
    if (character === '(' || character === '[') depth++
    else if (character === ')' || character === ']') depth = Math.max(0, depth - 1)
    else if (depth === 0 && /[-–]/.test(character) && padded[at - 1] === ' ' && padded[at + 1] === ' ') {
      parts.push(padded.slice(from, at).trim())
      from = at + 1
    }
  }
  return [...parts, padded.slice(from).trim()]
}

/** Where the bracket opens that the last character closes; −1 where none does. */
function openingOf(text: string, open: string, close: string): number {
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === close) depth++
    else if (text[at] === open && --depth === 0) return at
  }
  return -1
}
