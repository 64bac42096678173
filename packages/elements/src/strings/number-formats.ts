const cache = new Map<string, NumberFormats>()

/** Left-to-right isolate, and its end. */
const ISOLATE = ['\u2066', '\u2069'] as const

/** Number formats of one language and direction, made once. */
export class NumberFormats {
  readonly #whole: Intl.NumberFormat
  readonly #fixed: Intl.NumberFormat
  readonly #first: Intl.NumberFormat
  readonly #significant: Intl.NumberFormat
  readonly #percent: Intl.NumberFormat
  readonly #scientific: Intl.NumberFormat
  readonly #probability: Intl.NumberFormat
  readonly #smallProbability: Intl.NumberFormat
  readonly #list: Intl.ListFormat

  readonly #around: readonly [string, string]

  private constructor(language: string, direction: 'ltr' | 'rtl') {
    this.#around = direction === 'rtl' ? ISOLATE : ['', '']
    this.#whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
    this.#fixed = new Intl.NumberFormat(language, {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
      signDisplay: 'negative',
    })
    this.#first = new Intl.NumberFormat(language, { maximumSignificantDigits: 1 })
    this.#significant = new Intl.NumberFormat(language, { maximumSignificantDigits: 6 })
    this.#percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
    this.#scientific = new Intl.NumberFormat(language, { notation: 'scientific', maximumSignificantDigits: 3 })
    this.#probability = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 })
    this.#smallProbability = new Intl.NumberFormat(language, { notation: 'scientific', maximumSignificantDigits: 2 })
    this.#list = new Intl.ListFormat(language, { style: 'short', type: 'unit' })
  }

  /** Formats of a language; English where the tag is not one. In right-to-left text each number is isolated. */
  static for(language: string, direction: 'ltr' | 'rtl'): NumberFormats {
    const key = `${language} ${direction}`
    const known = cache.get(key)
    if (known) return known
    let formats: NumberFormats
    try {
      formats = new NumberFormats(language, direction)
    } catch {
      formats = new NumberFormats('en', direction)
    }
    cache.set(key, formats)
    return formats
  }

  #isolated(text: string): string {
    return `${this.#around[0]}${text}${this.#around[1]}`
  }

  /** A whole number with its thousands grouped. */
  count(value: number): string {
    return this.#isolated(this.#whole.format(value))
  }

  /** Two decimals, so that a column of them lines up. */
  measure(value: number): string {
    return this.#isolated(this.#fixed.format(value))
  }

  /** Two decimals, but the first digit that is not 0 where these would say 0 of something. */
  amount(value: number): string {
    return this.#isolated((value > 0 && value < 0.005 ? this.#first : this.#fixed).format(value))
  }

  /** Six significant digits. */
  parameter(value: number): string {
    return this.#isolated((value !== 0 && Math.abs(value) < 1e-4 ? this.#scientific : this.#significant).format(value))
  }

  /** Two significant digits, in powers of ten below 0.001. */
  probability(value: number): string {
    return this.#isolated((value !== 0 && value < 0.001 ? this.#smallProbability : this.#probability).format(value))
  }

  /** A fraction as a percentage. */
  percent(fraction: number): string {
    return this.#isolated(this.#percent.format(fraction))
  }

  /** Words as a list, as the language joins them. */
  list(words: readonly string[]): string {
    return this.#list.format(words)
  }
}
