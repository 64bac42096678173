import type { AbortLike } from '@aethersignal/model'
import { type DuplicateCases, NO_COUNTRY } from '../cases/duplicate-cases.js'
import type { FieldEvidence } from '../clusters/duplicate-cluster.js'
import { cutDate, datePrecision, dayNumber } from './date-values.js'
import { deviationBits } from './deviation-bits.js'
import { type FieldFrequencies, fieldFrequencies } from './field-frequencies.js'
import { agreementBits, differenceBits, type HitMissRates } from './hit-miss-weights.js'
import type { ModelParameters } from './model-parameters.js'
import { NarrativeWeights } from './narrative-bits.js'
import { type RankedIncidence, rankIncidence } from './ranked-incidence.js'
import { TermCorrelation } from './term-correlation.js'

const NO_EVIDENCE = { finding: 'missing', bits: 0 } as const

type Found = Pick<FieldEvidence, 'finding' | 'bits'> & { readonly bits: number }

/** Weighs two reports of the cases it was made for. */
export class HitMissModel {
  readonly drugs: RankedIncidence
  readonly events: RankedIncidence
  readonly #cases: DuplicateCases
  readonly #parameters: ModelParameters
  readonly #frequencies: FieldFrequencies
  readonly #drugBits: Float64Array
  readonly #eventBits: Float64Array
  readonly #drugMiss: number
  readonly #eventMiss: number
  readonly #correlation: TermCorrelation | undefined
  readonly #narratives: NarrativeWeights | undefined

  constructor(cases: DuplicateCases, parameters: ModelParameters, correlation: boolean, signal?: AbortLike) {
    this.#cases = cases
    this.#parameters = parameters
    this.#frequencies = fieldFrequencies(cases)
    this.drugs = rankIncidence(cases.drugs)
    this.events = rankIncidence(cases.events)
    const bits = (rates: HitMissRates, { totals }: RankedIncidence) =>
      Float64Array.from(totals, (total) => (total === 0 ? 0 : agreementBits(rates, total / cases.reports)))
    this.#drugBits = bits(parameters.drug, this.drugs)
    this.#eventBits = bits(parameters.event, this.events)
    this.#drugMiss = differenceBits(parameters.drug)
    this.#eventMiss = differenceBits(parameters.event)
    const bitsOf = (rates: HitMissRates) => (frequency: number) => agreementBits(rates, frequency)
    this.#correlation = correlation
      ? new TermCorrelation(
          cases.reports,
          { ranked: this.drugs, bits: bitsOf(parameters.drug) },
          { ranked: this.events, bits: bitsOf(parameters.event) },
          cases,
          signal,
        )
      : undefined
    this.#narratives = cases.narratives && new NarrativeWeights(cases.narratives, parameters.narrative)
  }

  /**
   * Bits of all fields, correlation left out: never less than {@link HitMissModel.score}.
   */
  upperScore(one: number, other: number): number {
    return (
      this.#sex(one, other).bits +
      this.#country(one, other).bits +
      this.#age(one, other).bits +
      this.#date(one, other).bits +
      this.#narrative(one, other).bits +
      setBits(this.drugs, this.#drugBits, this.#drugMiss, one, other) +
      setBits(this.events, this.#eventBits, this.#eventMiss, one, other)
    )
  }

  /** Bits of all fields. A drug or an event that goes with another shared one counts only as much as it does beside that. */
  score(one: number, other: number): number {
    const bits = this.upperScore(one, other)
    if (this.#correlation === undefined) return bits
    const { drugs, events } = this.#correlation.of(shared(this.drugs, one, other), shared(this.events, one, other))
    return [...drugs, ...events].reduce((left, taken) => left - taken, bits)
  }

  /** What each field says: their bits sum to {@link HitMissModel.score}. */
  evidence(one: number, other: number): FieldEvidence[] {
    const [drugs, events] = [shared(this.drugs, one, other), shared(this.events, one, other)]
    const correlation = this.#correlation?.of(drugs, events)
    return [
      { field: 'eventDate', ...this.#date(one, other) },
      { field: 'ageYears', ...this.#age(one, other) },
      { field: 'sex', ...this.#sex(one, other) },
      { field: 'country', ...this.#country(one, other) },
      ...(this.#narratives ? [{ field: 'narrative' as const, ...this.#narratives.weigh(one, other) }] : []),
      ...drugs.map((drug, at) =>
        agreeing('drug', this.drugs.original[drug]!, this.#drugBits[drug]!, correlation?.drugs[at]),
      ),
      ...unshared(this.drugs, one, other).map((drug) => differing('drug', this.drugs.original[drug]!, this.#drugMiss)),
      ...events.map((event, at) =>
        agreeing('event', this.events.original[event]!, this.#eventBits[event]!, correlation?.events[at]),
      ),
      ...unshared(this.events, one, other).map((event) =>
        differing('event', this.events.original[event]!, this.#eventMiss),
      ),
    ]
  }

  #narrative(one: number, other: number): Found {
    return this.#narratives === undefined ? NO_EVIDENCE : this.#narratives.weigh(one, other)
  }

  #sex(one: number, other: number): Found {
    const { sex } = this.#cases
    return compareValues(this.#parameters.sex, this.#frequencies.sex, sex[one]!, sex[other]!, 0)
  }

  #country(one: number, other: number): Found {
    const { country } = this.#cases
    const { country: rates } = this.#parameters
    return compareValues(rates, this.#frequencies.country, country[one]!, country[other]!, NO_COUNTRY)
  }

  #age(one: number, other: number): Found {
    const { ageYears } = this.#cases
    if (Number.isNaN(ageYears[one]!) || Number.isNaN(ageYears[other]!)) return NO_EVIDENCE
    const left = Math.floor(ageYears[one]!)
    const right = Math.floor(ageYears[other]!)
    const { age } = this.#frequencies
    return found(left - right, deviationBits(this.#parameters.age, left - right, age.get(left)!, age.get(right)!))
  }

  /** Days where both have one; else the parts that both have, as values that agree or not. */
  #date(one: number, other: number): Found {
    const left = this.#cases.eventDate[one]!
    const right = this.#cases.eventDate[other]!
    const precision = Math.min(datePrecision(left), datePrecision(right))
    const frequencies = this.#frequencies.date[precision - 1]
    if (frequencies === undefined) return NO_EVIDENCE
    const { date } = this.#parameters
    if (precision === 3) {
      const days = left === right ? 0 : dayNumber(left) - dayNumber(right)
      return found(days, deviationBits(date, days, frequencies.get(left)!, frequencies.get(right)!))
    }
    const rates = { miss: date.miss + date.deviation, blank: date.blank }
    return compareValues(rates, frequencies, cutDate(left, precision), cutDate(right, precision), 0)
  }
}

function compareValues(
  rates: HitMissRates,
  frequencies: ReadonlyMap<number, number>,
  one: number,
  other: number,
  missing: number,
): Found {
  if (one === missing || other === missing) return NO_EVIDENCE
  if (one !== other) return { finding: 'differs', bits: differenceBits(rates) }
  return { finding: 'agrees', bits: agreementBits(rates, frequencies.get(one)!) }
}

function found(difference: number, bits: number): Found {
  if (difference === 0) return { finding: 'agrees', bits }
  return { finding: bits > 0 ? 'near' : 'differs', bits }
}

function agreeing(field: 'drug' | 'event', code: number, bits: number, correlation = 0): FieldEvidence {
  const found = { field, finding: 'agrees', bits: bits - correlation, code } as const
  return correlation > 0 ? { ...found, correlation } : found
}

function differing(field: 'drug' | 'event', code: number, bits: number): FieldEvidence {
  return { field, finding: 'differs', bits, code }
}

function setBits(side: RankedIncidence, bits: Float64Array, miss: number, one: number, other: number): number {
  const { offsets, codes } = side
  let left = offsets[one]!
  let right = offsets[other]!
  const leftEnd = offsets[one + 1]!
  const rightEnd = offsets[other + 1]!
  const length = leftEnd - left + rightEnd - right
  let sum = 0
  let both = 0
  while (left < leftEnd && right < rightEnd) {
    const code = codes[left]!
    const difference = code - codes[right]!
    if (difference <= 0) left++
    if (difference >= 0) right++
    if (difference !== 0) continue
    sum += bits[code]!
    both++
  }
  return sum + miss * (length - 2 * both)
}

function shared(side: RankedIncidence, one: number, other: number): number[] {
  const others = new Set(rowOf(side, other))
  return [...rowOf(side, one)].filter((code) => others.has(code))
}

function unshared(side: RankedIncidence, one: number, other: number): number[] {
  const left = new Set(rowOf(side, one))
  const right = new Set(rowOf(side, other))
  return [...[...left].filter((code) => !right.has(code)), ...[...right].filter((code) => !left.has(code))]
}

function rowOf({ offsets, codes }: RankedIncidence, report: number): Uint32Array {
  return codes.subarray(offsets[report]!, offsets[report + 1]!)
}
