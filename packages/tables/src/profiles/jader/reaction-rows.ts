import { TextDictionary } from '../../load/text-dictionary.js'

/** Rows of the reactions of a source whose cases take their event date from them, kept in little room until they are written. */
export class ReactionRows {
  readonly #texts = new TextDictionary()
  readonly #keys: number[] = []
  readonly #terms: number[] = []
  readonly #extras: number[] = []
  readonly #files: number[] = []
  readonly #lines: number[] = []
  readonly #onsets = new Map<string, number>()

  /** `onset` is 0 where it is not known. */
  add(key: string, term: string, extra: string, onset: number, file: number, line: number): void {
    this.#keys.push(this.#texts.code(key))
    this.#terms.push(this.#texts.code(term))
    this.#extras.push(this.#texts.code(extra))
    this.#files.push(file)
    this.#lines.push(line)
    const before = this.#onsets.get(key)
    if (onset > 0 && (before === undefined || onset < before)) this.#onsets.set(key, onset)
  }

  /** The first day on which a reaction of this report began. */
  onset(key: string): number | null {
    return this.#onsets.get(key) ?? null
  }

  *[Symbol.iterator]() {
    for (const [at, key] of this.#keys.entries()) {
      yield {
        key: this.#texts.text(key),
        term: this.#texts.text(this.#terms[at]!),
        extra: this.#texts.text(this.#extras[at]!),
        file: this.#files[at]!,
        line: this.#lines[at]!,
      }
    }
  }
}
