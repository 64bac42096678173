// node packages/core/bench/elementary-calls.mjs   (on the built package; prints as JSON what a call takes in this engine)
import { seededRandom } from '../dist/random.js'
import * as special from '../dist/special.js'

const random = seededRandom(1)
const between = (low, high) => () => low + (high - low) * random.uniform()
const sizes = (low, high) => () => special.pow(10, low + (high - low) * random.uniform())
const kinds = [
  ['exp', 'of −60 … 40', between(-60, 40)],
  ['exp', 'of −1 … 1', between(-1, 1)],
  ['expm1', 'of −5 … 5', between(-5, 5)],
  ['log', 'of 1e-4 … 1e4', sizes(-4, 4)],
  ['log', 'of 0.8 … 1.3', between(0.8, 1.3)],
  ['log1p', 'of 1e-6 … 100', sizes(-6, 2)],
  ['log2', 'of 1e-4 … 1e4', sizes(-4, 4)],
  ['pow', 'of 1e-4 … 1e4 to −5 … 5', sizes(-4, 4), between(-5, 5)],
]

const measured = kinds.map(([name, range, first, second]) => {
  const x = Float64Array.from({ length: 4096 }, first)
  const y = second ? Float64Array.from({ length: 4096 }, second) : undefined
  const loops = [loopOver('special', name, y)(special, x, y), loopOver('Math', name, y)(Math, x, y)]
  const [own, builtIn] = bestOfRounds(loops).map((seconds) => seconds / 4096)
  return { name, range, own, builtIn }
})
console.log(JSON.stringify(measured))

/** A loop of its own for each function, which an engine compiles for that one alone. */
function loopOver(source, name, y) {
  const call = `${source}.${name}(x[i]${y ? ', y[i]' : ''})`
  return new Function(
    source,
    'x',
    'y',
    `return () => { let sum = 0; for (let i = 0; i < 4096; i++) sum += ${call}; return sum }`,
  )
}

/** The shortest of many short runs of each, taken in turn, so that whatever else the machine does counts for neither. */
function bestOfRounds(loops) {
  const best = loops.map(() => Infinity)
  for (let round = 0; round < 1500; round++) {
    loops.forEach((loop, k) => {
      const start = performance.now()
      loop()
      const seconds = (performance.now() - start) / 1000
      if (seconds < best[k]) best[k] = seconds
    })
  }
  return best
}
