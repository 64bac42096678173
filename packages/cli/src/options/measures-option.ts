import { MEASURES, type Measure } from '@aethersignal/model'
import { listOf } from './list-of.js'

/** Reads `all` or a list of measures, and gives them in the order they are written. */
export function measureList(text: string): readonly Measure[] {
  if (text.trim().toLowerCase() === 'all') return MEASURES
  const chosen = listOf(MEASURES)(text)
  return MEASURES.filter((measure) => chosen.includes(measure))
}
