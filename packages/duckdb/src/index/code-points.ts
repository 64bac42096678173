/** Order of texts by code point, which is also that of their UTF-8 bytes and of DuckDB; `<` compares UTF-16 units. */
export function compareCodePoints(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let i = 0; i < length; i++) {
    const left = one.charCodeAt(i)
    const right = other.charCodeAt(i)
    if (left !== right) {
      // Surrogates stand for code points above all others of two bytes.
      return isSurrogate(left) === isSurrogate(right) ? left - right : isSurrogate(left) ? 1 : -1
    }
  }
  return one.length - other.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
