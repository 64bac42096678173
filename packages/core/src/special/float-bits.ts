// Functions take the tables into closures of their own: a bundler makes variables of a module's constants, and engines
// then read and check them at every call.

/** 2^k at k + 1074, for −1074 ≤ k ≤ 1023: a double put together from words stalls the processor. */
export const powersOfTwo: Float64Array = /* @__PURE__ */ (() => {
  const powers = new Float64Array(1074 + 1 + 1023)
  for (let k = -1074, power = 5e-324; k <= 1023; k++, power *= 2) powers[k + 1074] = power
  return powers
})()

/** 2^k for −1074 ≤ k ≤ 1023. */
export const powerOfTwo: (k: number) => number = /* @__PURE__ */ (() => {
  const powers = powersOfTwo
  return (k: number) => powers[k + 1074]!
})()

/** The k for which x · 2^−k is in √½ … √2, of a positive normal number. */
export const nearestExponent: (x: number) => number = /* @__PURE__ */ (() => {
  const double = new Float64Array(1)
  // Low word first: every engine that runs JavaScript today is little-endian.
  const words = new Int32Array(double.buffer)
  return (x: number) => {
    double[0] = x
    // 0x95f64 is what lifts the high word of √2 to the next power of two.
    return ((words[1]! + 0x95f64) >> 20) - 1023
  }
})()
