import { CASE_FIELDS, type CaseField, COLUMN_ALIASES, plainName } from '../table/case-columns.js'
import { namedField } from '../table/named-field.js'

/** What the name of a column says of a field. */
export interface NameEvidence {
  /** 0 to 1: 0.9 and more for a known name, 0.5 to 0.8 for one that holds or resembles a known name, 0 for others. */
  readonly score: number
  readonly number: number | null
  /** As the beginning of a sentence; empty where the name says nothing. */
  readonly words: string
}

const NOTHING: NameEvidence = { score: 0, number: null, words: '' }

/** Words that turn the meaning of a name: `event outcome` is no event, `drug start date` no drug, `query_drug` what was searched for. */
const TURNING_WORDS =
  /^(?:outcome|outc|dose|dosage|start|end|stop|count|n|number|no|code|seq|sequence|flag|type|class|group|category|status|source|comment|text|narrative|description|id|indications?|reason|route|lot|batch|form|strength|frequency|manufacturer|version|quer(?:y|ied)|search(?:ed)?|keywords?|request(?:ed)?|target|interest|filter|input|lookup|openfda)$/

const ALIAS_WORDS: readonly (readonly [CaseField, readonly (readonly string[])[]])[] = /* @__PURE__ */ CASE_FIELDS.map(
  (field) => [field, COLUMN_ALIASES[field].map((alias) => alias.split('_'))] as const,
)

/** How well the name of a column fits a field. */
export function nameEvidence(column: string, field: CaseField): NameEvidence {
  const named = namedField(column)
  if (named !== null) {
    if (named.field !== field) return NOTHING
    return {
      score: 0.98 - 0.002 * named.rank,
      number: named.number,
      words: `"${column.trim()}" is a known name for it`,
    }
  }
  // Versions of dictionaries and of exports are no versions of cases.
  if (field === 'version') return NOTHING
  const held = heldAlias(wordsOf(column), field)
  const near = held === null ? nearAlias(plainName(column), field) : null
  if (held !== null) return { ...held, number: null, words: `"${column.trim()}" holds the name "${held.alias}"` }
  return near === null ? NOTHING : { score: 0.6, number: null, words: `"${column.trim()}" is one letter off "${near}"` }
}

function heldAlias(words: readonly string[], field: CaseField): { score: number; alias: string } | null {
  let best: { score: number; alias: string } | null = null
  for (const alias of ALIAS_WORDS.find(([each]) => each === field)![1]) {
    const at = words.findIndex((_, start) => alias.every((word, index) => words[start + index] === word))
    if (at === -1) continue
    const others = [...words.slice(0, at), ...words.slice(at + alias.length)]
    if (others.some((word) => TURNING_WORDS.test(word))) continue
    const score = 0.5 + (0.3 * alias.length) / words.length
    if (best === null || score > best.score) best = { score, alias: alias.join('_') }
  }
  return best
}

function nearAlias(plain: string, field: CaseField): string | null {
  return (
    COLUMN_ALIASES[field].find((alias) => alias.length >= 5 && isOneEditFrom(plain, alias.replace(/_/g, ''))) ?? null
  )
}

/** One letter more, less, another, or two neighbours exchanged. */
function isOneEditFrom(written: string, alias: string): boolean {
  if (Math.abs(written.length - alias.length) > 1 || written === alias) return false
  let start = 0
  while (start < written.length && written[start] === alias[start]) start++
  const rest = (text: string, skip: number) => text.slice(start + skip)
  return (
    rest(written, 1) === rest(alias, 1) ||
    rest(written, 1) === rest(alias, 0) ||
    rest(written, 0) === rest(alias, 1) ||
    (written[start] === alias[start + 1] && written[start + 1] === alias[start] && rest(written, 2) === rest(alias, 2))
  )
}

/** Words of a name: parted by punctuation, by capitals within it, and by digits. */
function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
}
