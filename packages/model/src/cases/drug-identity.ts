/** What counts as a drug where a report lists a combination. */
type CombinationRule = 'each-ingredient' | 'as-written'

/**
 * Sources whose reader counts a combination under each of its ingredients, since the source publishes them apart: `\` in FDA's
 * prod_ai, repeated substances of E2B, tables of ingredients, the comma of EudraVigilance. Every other reader of this project
 * counts a name as it is written.
 */
const EACH_INGREDIENT: ReadonlySet<string> = new Set([
  'faers',
  'faers-xml',
  'openfda',
  'openfda-animal',
  'faers-dashboard',
  'icsr',
  'canada-vigilance',
  'eudravigilance',
  'daen',
])

const TEXTS: Readonly<Record<CombinationRule, string>> = {
  'each-ingredient': 'each ingredient of a combination counts',
  'as-written': 'a combination counts under the name it is written with',
}

/** What a drug is in data of these sources, as manifests say it. */
export function drugIdentityText(sources: Iterable<string>): string {
  const bySource = new Map<CombinationRule, string[]>()
  for (const source of [...new Set(sources)].sort()) {
    const rule = EACH_INGREDIENT.has(source) ? 'each-ingredient' : 'as-written'
    bySource.set(rule, [...(bySource.get(rule) ?? []), source])
  }
  const parts = [...bySource].map(([rule, names]) =>
    bySource.size === 1 ? TEXTS[rule] : `${names.join(', ')}: ${TEXTS[rule]}`,
  )
  return ['normalised name', ...parts].join('; ')
}
