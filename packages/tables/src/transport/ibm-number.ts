/**
 * A number of a SAS transport file (SAS TS-140): IBM System/360 floating point, big-endian, of 2 to 8 bytes: a sign, an exponent of
 * 16 in excess of 64 in seven bits, and a fraction of up to 56. NaN for the missing values `.`, `._` and `.A` to `.Z`. A fraction past 2⁵³ is
 * rounded to the nearest double; what SAS wrote from doubles is exact.
 */
export function ibmNumber(bytes: Uint8Array): number {
  const first = bytes[0] ?? 0
  let high = 0
  let low = 0
  for (let at = 1; at < 8; at++) {
    const byte = bytes[at] ?? 0
    if (at < 4) high = high * 256 + byte
    else low = low * 256 + byte
  }
  if (high === 0 && low === 0) {
    const missing = first === 0x2e || first === 0x5f || (first >= 0x41 && first <= 0x5a)
    return missing ? Number.NaN : 0
  }
  const fraction = high * 2 ** 32 + low
  const value = fraction * 2 ** (4 * ((first & 0x7f) - 64) - 56)
  return first >= 0x80 ? -value : value
}
