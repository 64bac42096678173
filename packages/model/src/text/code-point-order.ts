/**
 * Compares two texts by code point, as UTF-8 bytes would. JavaScript's own comparison goes by UTF-16 unit, which puts
 * characters beyond U+FFFF before U+E000 … U+FFFF and so differs from databases.
 */
export function codePointOrder(left: string, right: string): number {
  const shared = Math.min(left.length, right.length)
  for (let at = 0; at < shared; at++) {
    const a = left.charCodeAt(at)
    const b = right.charCodeAt(at)
    if (a !== b) return unitRank(a) - unitRank(b)
  }
  return left.length - right.length
}

/** Moves surrogates behind all other units. */
function unitRank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
