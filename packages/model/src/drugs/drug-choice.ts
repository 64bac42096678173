import type { DrugLevel } from './drug-level.js'

/** As what drugs count in an answer: part of every request of runs, analyses, listings and suggestions. */
export interface DrugChoice {
  /** Default `ingredient`. Conditions, names asked for and names given are of this level too. */
  readonly drugLevel?: DrugLevel
  /** With `substance`: names that stay as they are, and do not fold into another. */
  readonly keepApart?: readonly string[]
}

/** A choice with its names normalised and in order, as manifests have it; the usual level is not written. */
export interface ChosenDrugs {
  /** The level, where it is not that of the ingredients as loaded or resolved. */
  readonly level: Exclude<DrugLevel, 'ingredient'>
  /** Names that stayed as they are; absent where there are none. */
  readonly keptApart?: readonly string[]
}
