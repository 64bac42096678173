import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { stringsFor } from './catalogues.js'
import type { StringKey, Strings } from './en.js'
import { NumberFormats } from './number-formats.js'

type Arguments<K extends StringKey> = Strings[K] extends (...args: infer A) => string ? A : []

const connected = new Set<LocalizeController>()
let observer: MutationObserver | undefined

function watchLanguage(): void {
  observer ??= new MutationObserver(() => {
    for (const controller of connected) controller.refresh()
  })
  observer.observe(document, { attributes: true, attributeFilter: ['lang', 'dir'], subtree: true })
}

function inherited(start: Element, attribute: 'lang' | 'dir'): string {
  let node: Node | null = start
  while (node) {
    if (node instanceof Element) {
      const value = node.closest(`[${attribute}]`)?.getAttribute(attribute)
      if (value) return value
    }
    const root: Node = node.getRootNode()
    node = root instanceof ShadowRoot ? root.host : null
  }
  return ''
}

/** Texts, numbers and direction for an element, in the language of its nearest ancestor that names one. */
export class LocalizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  #language = 'en'
  #direction: 'ltr' | 'rtl' = 'ltr'
  #numbers = NumberFormats.for('en')

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    connected.add(this)
    if (connected.size === 1) watchLanguage()
    this.refresh()
  }

  hostDisconnected(): void {
    connected.delete(this)
    if (connected.size === 0) observer?.disconnect()
  }

  refresh(): void {
    const language = inherited(this.#host, 'lang') || 'en'
    const direction = inherited(this.#host, 'dir') === 'rtl' ? 'rtl' : 'ltr'
    if (language === this.#language && direction === this.#direction) return
    this.#language = language
    this.#direction = direction
    this.#numbers = NumberFormats.for(language)
    this.#host.requestUpdate()
  }

  get language(): string {
    return this.#language
  }

  get direction(): 'ltr' | 'rtl' {
    return this.#direction
  }

  get numbers(): NumberFormats {
    return this.#numbers
  }

  /** The text of a key in the element's language. */
  text<K extends StringKey>(key: K, ...args: Arguments<K>): string {
    const entry: unknown = stringsFor(this.#language)[key]
    return typeof entry === 'function' ? (entry as (...values: unknown[]) => string)(...args) : String(entry)
  }

  /** A number of reports in words, one being singular. */
  reports(count: number): string {
    return count === 1 ? this.text('oneReport') : this.text('reportCount', this.numbers.count(count))
  }

  /** A list of words joined as the language does. */
  list(words: readonly string[]): string {
    return this.#numbers.list(words)
  }
}
