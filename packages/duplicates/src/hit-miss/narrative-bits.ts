import type { NarrativeSketches } from '../narratives/narrative-sketches.js'
import { SKETCH_SIZE } from '../narratives/narrative-sketches.js'
import { agreementBits, differenceBits, type HitMissRates } from './hit-miss-weights.js'

/** Texts that share this part of their runs of words tell the same story. */
const SAME_TEXT = 0.5

/** What two texts say of being one case. */
export interface NarrativeFinding {
  readonly finding: 'agrees' | 'differs' | 'missing'
  readonly bits: number
}

/**
 * Weighs free texts by their sketches. Two texts agree where they share at least half of their runs of words; the value they
 * then have in common is as frequent as the rarer half of the runs they share, so that the set phrases of a sender's form weigh
 * little and a story told twice weighs much. Other texts differ, which says little: two persons seldom tell one case alike.
 */
export class NarrativeWeights {
  readonly #sketches: NarrativeSketches
  readonly #rates: HitMissRates
  readonly #reports = new Map<number, number>()
  readonly #known: number

  constructor(sketches: NarrativeSketches, rates: HitMissRates) {
    this.#sketches = sketches
    this.#rates = rates
    const { offsets, hashes } = sketches
    for (const hash of hashes) this.#reports.set(hash, (this.#reports.get(hash) ?? 0) + 1)
    let known = 0
    for (let report = 1; report < offsets.length; report++) known += Number(offsets[report]! > offsets[report - 1]!)
    this.#known = known
  }

  weigh(one: number, other: number): NarrativeFinding {
    const [left, right] = [this.#sketchOf(one), this.#sketchOf(other)]
    if (left.length === 0 || right.length === 0) return { finding: 'missing', bits: 0 }
    const { common, looked } = sharedHashes(left, right)
    if (common.length < SAME_TEXT * looked) return { finding: 'differs', bits: differenceBits(this.#rates) }
    const reports = common.map((hash) => this.#reports.get(hash)!).sort((a, b) => a - b)
    const frequency = reports[Math.floor(reports.length / 4)]! / this.#known
    return { finding: 'agrees', bits: agreementBits(this.#rates, frequency) }
  }

  #sketchOf(report: number): Uint32Array {
    const { offsets, hashes } = this.#sketches
    return hashes.subarray(offsets[report]!, offsets[report + 1]!)
  }
}

/** Of the smallest hashes of both together, how many were looked at and which both have: their share estimates Jaccard's. */
function sharedHashes(one: Uint32Array, other: Uint32Array): { readonly common: number[]; readonly looked: number } {
  const common: number[] = []
  let [left, right, looked] = [0, 0, 0]
  while (looked < SKETCH_SIZE && (left < one.length || right < other.length)) {
    const a = one[left] ?? Number.POSITIVE_INFINITY
    const b = other[right] ?? Number.POSITIVE_INFINITY
    if (a === b) common.push(a)
    if (a <= b) left++
    if (b <= a) right++
    looked++
  }
  return { common, looked }
}
