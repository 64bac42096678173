import type { Span } from '../mentions/mention.js'
import type { LabelledText } from './phee-record.js'

/** Texts of a corpus with their labels, and the labels that could not be laid on a text. */
export interface LabelledCorpus {
  /** The texts, in the order in which the corpus has them. */
  readonly texts: readonly LabelledText[]
  /** Labels whose words do not stand where they should, or nowhere in their text; they count in no score. */
  readonly unplaced: readonly UnplacedLabel[]
}

/** A label that belongs nowhere. */
export interface UnplacedLabel {
  /** File, and number of the line from 1 where it has one. */
  readonly place: string
  /** What the label says. */
  readonly label: string
}

/** Where the words of a label stand first in a text, in any case; null where nowhere. */
export function placeOf(text: string, words: string): Span | null {
  const wanted = words.trim().toLowerCase()
  const start = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted)
  return start < 0 ? null : { start, end: start + wanted.length }
}
