import type { MatchMethod } from '../mentions/mention.js'
import { type Token, tokenise } from '../text/tokenise.js'

/** What a written form stands for. */
export interface TermForm {
  readonly kind: 'drug' | 'reaction'
  readonly term: string
  readonly method: MatchMethod
}

interface Node {
  form?: TermForm
  /** A form of capitals, which is found in capitals only. */
  abbreviation?: TermForm
  readonly next: Map<string, Node>
}

const SHORTEST_PLURAL = 5
const NUMBER = /^\d+(?:lbs?|kgs?|kilos)?$/
const ANY_NUMBER = '\\d'
/** Of a number with its unit in one word, the unit stays: any number of pounds is as good as another. */
const numberOf = (word: string) => word.replace(/^\d+/, ANY_NUMBER)

/** Written forms, found by their words from left to right. */
export class TermIndex {
  readonly #root: Node = { next: new Map() }

  /**
   * Takes a form in; one that is there already under the same words stays. A word in capitals, such as `TEN`, is an
   * abbreviation and is found in capitals only. A number in a form of a reaction stands for any: "gained 20 pounds".
   */
  add(written: string, form: TermForm): void {
    const tokens = tokenise(written)
    const words = tokens.map(({ text }) => text)
    if (words.length === 0) return
    let node = this.#root
    for (const written of words) {
      const word = form.kind === 'reaction' && NUMBER.test(written) ? numberOf(written) : written
      let next = node.next.get(word)
      if (!next) {
        next = { next: new Map() }
        node.next.set(word, next)
      }
      node = next
    }
    if (tokens.length === 1 && tokens[0]!.capitals) node.abbreviation ??= form
    else node.form ??= form
  }

  /** The longest form that begins at a token and ends in its sentence, and how many tokens it has. */
  longestAt(tokens: readonly Token[], at: number): { readonly form: TermForm; readonly length: number } | null {
    const sentence = tokens[at]?.sentence
    let node: Node | undefined = this.#root
    let found: { form: TermForm; length: number } | null = null
    for (let index = at; node && index < tokens.length && tokens[index]!.sentence === sentence; index++) {
      const word = tokens[index]!.text
      node = node.next.get(word) ?? (NUMBER.test(word) ? node.next.get(numberOf(word)) : undefined)
      const form = node?.form ?? (tokens[index]!.capitals ? node?.abbreviation : undefined)
      if (form) found = { form, length: index - at + 1 }
    }
    return found
  }

  /** Whether this one word is a form of a drug. */
  isDrug(word: string): boolean {
    return this.#root.next.get(word)?.form?.kind === 'drug'
  }

  /** The drug whose name this one word is the plural of: "Ozempics", "two Advils"; null for others. Names of fewer than five letters are left. */
  drugOfPlural(word: string): TermForm | null {
    if (word.length <= SHORTEST_PLURAL || !word.endsWith('s')) return null
    const form = this.#root.next.get(word.slice(0, -1))?.form
    return form?.kind === 'drug' && (form.method === 'generic' || form.method === 'brand') ? form : null
  }

  /** Whether this one word is a form. */
  has(word: string): boolean {
    return this.#root.next.get(word)?.form !== undefined
  }
}
