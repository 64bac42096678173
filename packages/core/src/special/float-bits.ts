/** One double seen as two 32-bit words, low word first: every engine that runs JavaScript today is little-endian. */
export const double: Float64Array = /* @__PURE__ */ new Float64Array(1)
export const words: Int32Array = /* @__PURE__ */ new Int32Array(double.buffer)
