import type { DictionaryFile } from './read-dictionaries.js'

/** With what and how the drugs of a store are named. */
export interface NamingChoice {
  /** Dictionaries of the user, the most trusted first. */
  readonly dictionaries: readonly DictionaryFile[]
  /** Whether the user's own tables go before the ingredients that the source publishes. */
  readonly userFirst: boolean
  /** Whether a fixed combination counts for each of its ingredients or as one product. */
  readonly combinations: 'ingredients' | 'product'
  /** Whether the open list of drugs is asked after every dictionary. */
  readonly openCore: boolean
}
