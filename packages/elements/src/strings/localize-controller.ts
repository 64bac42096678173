import type { PairRef } from '@aethersignal/model'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { stringsFor, watchStrings } from './catalogues.js'
import type { StringKey, Strings } from './en.js'
import { inheritedLanguage, watchLanguage } from './inherited-language.js'
import { NumberFormats } from './number-formats.js'

type Arguments<K extends StringKey> = Strings[K] extends (...args: infer A) => string ? A : []

/** Texts, numbers and direction for an element, in the language of its nearest ancestor that names one. */
export class LocalizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  #language = 'en'
  #direction: 'ltr' | 'rtl' = 'ltr'
  #numbers = NumberFormats.for('en', 'ltr')
  #revision = 0
  #stop: (() => void) | undefined

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    const stopLanguage = watchLanguage(this.#host, () => this.refresh())
    const stopStrings = watchStrings(() => this.#changed())
    this.#stop = () => {
      stopLanguage()
      stopStrings()
    }
    this.refresh()
  }

  hostDisconnected(): void {
    this.#stop?.()
    this.#stop = undefined
  }

  refresh(): void {
    const language = inheritedLanguage(this.#host)
    const direction = getComputedStyle(this.#host).direction === 'rtl' ? 'rtl' : 'ltr'
    if (language === this.#language && direction === this.#direction) return
    this.#language = language
    this.#direction = direction
    this.#numbers = NumberFormats.for(language, direction)
    this.#changed()
  }

  #changed(): void {
    this.#revision++
    this.#host.requestUpdate()
  }

  /** Another number after each change of language, direction or texts, for what was made of them. */
  get revision(): number {
    return this.#revision
  }

  /** Language tag of what is written. */
  get language(): string {
    return this.#language
  }

  /** Direction of what is written. */
  get direction(): 'ltr' | 'rtl' {
    return this.#direction
  }

  /** Writes numbers as the language does. */
  get numbers(): NumberFormats {
    return this.#numbers
  }

  /**
   * The text of a key in the element's language. On a right-to-left page it is kept apart and runs as its own words do,
   * so that an English text without a translation does not turn "1 to 2" into "2 to 1".
   */
  text<K extends StringKey>(key: K, ...args: Arguments<K>): string {
    const entry: unknown = stringsFor(this.#language)[key]
    return this.name(typeof entry === 'function' ? (entry as (...values: unknown[]) => string)(...args) : String(entry))
  }

  /** A number of reports in words, one being singular. */
  reports(count: number): string {
    return count === 1 ? this.text('oneReport') : this.text('reportCount', this.numbers.count(count))
  }

  /** A name or a date of the data for use within a text, kept apart from its surroundings on a right-to-left page. */
  name(text: string): string {
    return this.#direction === 'rtl' ? `\u2068${text}\u2069` : text
  }

  /** Drug and reaction of a pair as one text. */
  pair({ drug, event }: PairRef): string {
    return this.text('pairName', this.name(drug), this.name(event))
  }

  /** A list of words joined as the language does. */
  list(words: readonly string[]): string {
    return this.#numbers.list(words)
  }
}
