import { PlantedPairs } from './planted-pairs.js'
import { type Random, seededRandom, zipf } from './random.js'
import { COUNTRIES, DRUG_CLASSES, DRUG_COUNT, EVENTS, SENDERS } from './vocabulary.js'

export interface SyntheticDrug {
  readonly drug: number
  /** Second ingredient of a combination. */
  readonly other: number | null
  readonly role: 'PS' | 'SS' | 'C' | 'I'
  readonly hasIngredient: boolean
  readonly random: number
}

/** One version of one case. */
export interface SyntheticReport {
  readonly caseId: number
  readonly version: number
  readonly drugs: readonly SyntheticDrug[]
  readonly events: readonly number[]
  readonly outcomes: readonly string[]
  readonly sex: '' | 'F' | 'M'
  readonly age: number | null
  readonly weight: number | null
  readonly country: string
  readonly occurrenceCountry: string
  readonly sender: string
  /** Day within the quarter on which this version came. */
  readonly day: number
  readonly firstDay: number
  readonly eventDate: 'none' | 'year' | 'month' | 'day'
  readonly eventDaysBefore: number
  readonly occupation: string
  /** For what the tables need besides. */
  readonly stream: number
}

/** How many drugs and events a report has, up to so many; the numbers fall off exponentially. */
export interface ReportSizes {
  /** Mean of those beyond the first, before any is drawn twice. */
  readonly drugs: { readonly scale: number; readonly most: number }
  readonly events: { readonly scale: number; readonly most: number }
}

/** As in small quarters, which load quickly. */
export const SMALL_REPORTS: ReportSizes = { drugs: { scale: 2.1, most: 8 }, events: { scale: 1.6, most: 12 } }

/** As in FAERS 2025Q4: 4.7 rows of DRUG and 3.5 of REAC a report. */
export const REAL_REPORTS: ReportSizes = { drugs: { scale: 4.3, most: 60 }, events: { scale: 2.97, most: 60 } }

const SHARE_OF_LATER_VERSIONS = 0.04
const SHARE_DELETED = 0.004
const SHARE_OF_CLASS_EVENTS = 0.25
const EVENTS_BETWEEN_CLASSES = 53
const DAYS_IN_QUARTER = 89
/** Number of the first case where none is asked for. */
export const FIRST_CASE = 30_000_000

/**
 * Reports that come from a seed, each by its number alone, so that every table of a quarter can be written as a stream
 * without the others. Frequencies of missing values follow FAERS 2025Q4.
 */
export class SyntheticReports {
  readonly count: number
  /** Number of cases; the reports beyond are later versions of some of them. */
  readonly cases: number
  readonly #seed: number
  readonly #firstCase: number
  readonly #sizes: ReportSizes
  readonly #planted: PlantedPairs
  readonly #drug = zipf(DRUG_COUNT, 1, 3)
  readonly #event = zipf(EVENTS.length, 0.9, 4)

  constructor(count: number, seed: number, sizes: ReportSizes = SMALL_REPORTS, firstCase = FIRST_CASE) {
    this.count = count
    this.#firstCase = firstCase
    this.#sizes = sizes
    this.cases = count - Math.floor(count * SHARE_OF_LATER_VERSIONS)
    this.#seed = seed
    this.#planted = new PlantedPairs(this.cases)
  }

  /** The reports in the order of their ids. */
  *all(): Generator<SyntheticReport> {
    const extra = this.count - this.cases
    const every = extra === 0 ? Number.POSITIVE_INFINITY : this.cases / extra
    let repeated = 0
    for (let number = 0; number < this.cases; number++) {
      yield this.#version(number, 1)
      if (repeated < extra && Math.floor(repeated * every) === number) {
        repeated++
        yield this.#version(number, 2)
      }
    }
  }

  /** Cases of this quarter that are withdrawn; none that has a planted pair. */
  *deleted(): Generator<number> {
    for (let number = 0; number < this.cases; number++) {
      if (this.#planted.of(number) === undefined && seededRandom(this.#seed, -number - 2).chance(SHARE_DELETED)) {
        yield this.#firstCase + number
      }
    }
  }

  #version(number: number, version: number): SyntheticReport {
    const random = seededRandom(this.#seed, number)
    const planted = this.#planted.of(number)
    const drugs = this.#drugs(random, planted?.drug)
    const events = new Set<number>(planted === undefined ? [] : [planted.event])
    const { scale, most } = this.#sizes.events
    const eventCount = 1 + Math.floor(-Math.log(1 - random.next()) * scale)
    for (let index = 0; index < Math.min(eventCount, most); index++) events.add(this.#eventOf(drugs[0]!.drug, random))
    const country = COUNTRIES[random.below(COUNTRIES.length)]!
    const firstDay = random.below(DAYS_IN_QUARTER - 10)
    const report = {
      caseId: this.#firstCase + number,
      version,
      drugs,
      outcomes: outcomesOf(random),
      sex: random.chance(0.205) ? ('' as const) : random.chance(0.6) ? ('F' as const) : ('M' as const),
      age: random.chance(0.38) ? null : ageOf(random),
      weight: random.chance(0.83) ? null : Math.round((45 + 60 * random.next()) * 10) / 10,
      country,
      occurrenceCountry: random.chance(0.076) ? '' : country,
      sender: SENDERS[random.below(SENDERS.length)]!,
      firstDay,
      day: version === 1 ? firstDay : firstDay + 1 + random.below(9),
      eventDate: random.chance(0.55) ? ('none' as const) : precisionOf(random),
      eventDaysBefore: random.below(400),
      occupation: occupationOf(random),
      stream: number,
    }
    // A follow-up tells of one more event.
    if (version > 1) events.add(this.#eventOf(drugs[0]!.drug, random))
    return { ...report, events: [...events] }
  }

  /** Some events go with the class of the suspect drug: without such differences no prior could be fitted. */
  #eventOf(drug: number, random: Random): number {
    const event = this.#event(random)
    if (!random.chance(SHARE_OF_CLASS_EVENTS)) return event
    return (event + EVENTS_BETWEEN_CLASSES * (1 + (drug % DRUG_CLASSES))) % EVENTS.length
  }

  #drugs(random: Random, planted: number | undefined): SyntheticDrug[] {
    const drugs: SyntheticDrug[] = []
    const { scale, most } = this.#sizes.drugs
    const count = Math.min(most, 1 + Math.floor(-Math.log(1 - random.next()) * scale))
    const seen = new Set<number>()
    for (let position = 0; position < count; position++) {
      const drug = position === 0 && planted !== undefined ? planted : this.#drug(random)
      const other = random.chance(0.03) && position > 0 ? this.#drug(random) : null
      const role = position === 0 ? 'PS' : random.chance(0.35) ? 'SS' : random.chance(0.02) ? 'I' : 'C'
      const hasIngredient = !random.chance(0.019)
      const own = random.next()
      if (seen.has(drug)) continue
      seen.add(drug)
      drugs.push({ drug, other: other === drug ? null : other, role, hasIngredient, random: own })
    }
    return drugs
  }
}

function outcomesOf(random: Random): string[] {
  if (random.chance(0.42)) return []
  const outcomes = [random.chance(0.62) ? 'OT' : random.chance(0.62) ? 'HO' : random.chance(0.6) ? 'DE' : 'LT']
  if (random.chance(0.2)) outcomes.push(random.chance(0.5) ? 'DS' : 'RI')
  return outcomes
}

function ageOf(random: Random): number {
  const middle = (random.next() + random.next() + random.next()) / 3
  return Math.round(2 + 100 * middle)
}

function precisionOf(random: Random): 'year' | 'month' | 'day' {
  const draw = random.next()
  return draw < 0.1 ? 'year' : draw < 0.25 ? 'month' : 'day'
}

function occupationOf(random: Random): string {
  const draw = random.next()
  return draw < 0.2 ? '' : draw < 0.45 ? 'MD' : draw < 0.66 ? 'HP' : draw < 0.75 ? 'PH' : draw < 0.98 ? 'CN' : 'LW'
}
