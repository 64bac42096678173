/** Mulberry32 (Tommy Ettinger, public domain): a small seeded generator of numbers in 0 … 1. */
export function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Walker's alias table for drawing codes 0 … size − 1 with weight 1 / (rank + shift)^exponent. */
function zipf(size, exponent, shift) {
  const weights = Float64Array.from({ length: size }, (_, rank) => (rank + shift) ** -exponent)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const chance = weights.map((weight) => (weight * size) / sum)
  const alias = new Uint32Array(size)
  const small = []
  const large = []
  for (const [code, value] of chance.entries()) (value < 1 ? small : large).push(code)
  while (small.length > 0 && large.length > 0) {
    const less = small.pop()
    const more = large[large.length - 1]
    alias[less] = more
    chance[more] -= 1 - chance[less]
    if (chance[more] < 1) small.push(large.pop())
  }
  for (const code of [...small, ...large]) chance[code] = 1
  return (random) => {
    const at = random() * size
    const code = Math.floor(at)
    return at - code < chance[code] ? code : alias[code]
  }
}

/** Codes per report: 1 + geometric, cut at `most`; distinct within a report. */
function incidence(random, reports, size, draw, mean, most) {
  const stop = 1 / mean
  const offsets = new Uint32Array(reports + 1)
  let codes = new Uint16Array(Math.ceil(reports * mean * 1.1))
  let at = 0
  for (let report = 0; report < reports; report++) {
    const start = at
    if (at + most > codes.length) {
      const grown = new Uint16Array(Math.ceil(codes.length * 1.2) + most)
      grown.set(codes)
      codes = grown
    }
    for (let drawn = 0; drawn < most; drawn++) {
      const code = draw(random)
      let known = false
      for (let k = start; k < at && !known; k++) known = codes[k] === code
      if (!known) codes[at++] = code
      if (random() < stop) break
    }
    codes.subarray(start, at).sort()
    offsets[report + 1] = at
  }
  return { reports, size, offsets, codes: codes.slice(0, at) }
}

/**
 * Reports with drugs and events of realistic skew: at 20 million reports about 37 million drug codes, 63 million event
 * codes, 117 million co-occurrences and 27.5 million distinct pairs.
 */
export function workload(reports, seed = 20_260_101) {
  const random = seeded(seed)
  const drugs = incidence(random, reports, 10_000, zipf(10_000, 1.05, 8), 1.857, 30)
  const events = incidence(random, reports, 22_000, zipf(22_000, 1.03, 14), 3.17, 40)
  return { drugs, events }
}
