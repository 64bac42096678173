import type { Span } from '../mentions/mention.js'

/** How well what was found agrees with what is labelled. */
export interface Scores {
  /** Spans that were found. */
  readonly found: number
  /** Spans that are labelled. */
  readonly labelled: number
  /** Found ones that are labelled ÷ found; NaN where nothing was found. */
  readonly precision: number
  /** Labelled ones that were found ÷ labelled; NaN where nothing is labelled. */
  readonly recall: number
  /** Harmonic mean of the two: NaN where either is, 0 where both are 0. */
  readonly f1: number
}

/** Adds up agreements over texts. */
export class Agreement {
  #found = 0
  #labelled = 0
  #foundRight = 0
  #labelledFound = 0

  /** Takes in one text: each thing found and each labelled counts once, right where `agrees` with any of the others. */
  add<T, U>(found: readonly T[], labelled: readonly U[], agrees: (found: T, labelled: U) => boolean): void {
    this.#found += found.length
    this.#labelled += labelled.length
    this.#foundRight += found.filter((one) => labelled.some((other) => agrees(one, other))).length
    this.#labelledFound += labelled.filter((one) => found.some((other) => agrees(other, one))).length
  }

  scores(): Scores {
    const precision = this.#foundRight / this.#found
    const recall = this.#labelledFound / this.#labelled
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
    return { found: this.#found, labelled: this.#labelled, precision, recall, f1 }
  }
}

/** Whether two spans share a character. */
export const overlap = (left: Span, right: Span): boolean => left.start < right.end && right.start < left.end

/** Whether two spans are the same characters. */
export const isSameSpan = (left: Span, right: Span): boolean => left.start === right.start && left.end === right.end
