import { type CountedText, counted, type NameKnowledge } from './separator-evidence.js'

/** An event with the outcome that is written behind it: `Rash (Recovered/Resolved)`. */
export interface WrittenOutcome {
  readonly term: string
  readonly outcome: string
}

/** What a column says of outcomes written behind its events. */
export interface ColumnOutcomes {
  /** Rows with an event that has one. */
  readonly rows: number
  readonly example: string
  /** Whether they are outcomes, as the whole column shows; else every event stays as it is written. */
  readonly areOutcomes: boolean
  /** The event and its outcome; null where it has none, or the column does not show that it is one. */
  readonly read: (name: string) => WrittenOutcome | null
}

const BRACKETED = /^(.*\S)\s*[([]\s*([^()[\]]+?)\s*[)\]]$/su
/** Outcomes of a reaction (E2B E.i.7), in the words of R2 and R3, one or two with a slash. */
const OUTCOME =
  /^(?:fatal|death|died|(?:not[ -])?(?:recovered|resolved)(?: with sequelae)?|recovering|resolving|ongoing|unknown|not known)$/i
/** Said of other things than outcomes too. */
const SAYS_LITTLE = /^(?:unknown|not known|ongoing)$/i

/**
 * Weighs outcomes behind the events of a column, from all of its events; null where none has one. They are outcomes where there are two
 * different ones at least, and half of the rows have one or an event stands with several or with none too; or where every row has the same
 * one behind two events at least. An event that the caller knows as it is written is none of these.
 */
export function columnOutcomes(
  names: readonly CountedText[],
  { isTerm }: Pick<NameKnowledge, 'isTerm'>,
): ColumnOutcomes | null {
  const outcomeOf = (name: string) => (isTerm(name) ? null : written(name))
  const variants = new Map<string, Set<string>>()
  const words = new Set<string>()
  let rows = 0
  let all = 0
  let example: string | undefined
  for (const { text, rows: count } of counted(names)) {
    const found = outcomeOf(text)
    const term = (found?.term ?? text).toLowerCase()
    const outcome = found?.outcome.toLowerCase() ?? ''
    variants.set(term, (variants.get(term) ?? new Set()).add(outcome))
    all += count
    if (found === null) continue
    rows += count
    example ??= text
    if (!SAYS_LITTLE.test(outcome)) words.add(outcome)
  }
  if (example === undefined || words.size === 0) return null
  const withOutcome = [...variants.values()].filter((outcomes) => outcomes.size > 1 || !outcomes.has(''))
  const several = withOutcome.some(({ size }) => size > 1)
  const areOutcomes = words.size > 1 ? rows * 2 >= all || several : rows === all && withOutcome.length > 1
  return { rows, example, areOutcomes, read: areOutcomes ? outcomeOf : () => null }
}

function written(name: string): WrittenOutcome | null {
  const [, term, outcome] = BRACKETED.exec(name) ?? []
  if (term === undefined || outcome === undefined) return null
  return outcome.split('/').every((word) => OUTCOME.test(word.trim())) ? { term, outcome } : null
}
