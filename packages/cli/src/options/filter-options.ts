import { canonicalFilter } from '@aethersignal/engine'
import { AetherError, ageCondition, type Filter, type Sex } from '@aethersignal/model'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { addDateOptions, type DateOptions, dateConditions } from './date-options.js'
import { type ExtraCondition, extraCondition } from './extra-option.js'
import { listOf } from './list-of.js'
import { OUTCOME_WORDS, outcomeList } from './outcome-list.js'
import { whereFilter } from './where-filter.js'

/** Conditions on reports, as asked for on the command line. */
export interface FilterOptions extends DateOptions {
  readonly sex?: readonly Sex[]
  readonly ageMin?: number
  readonly ageMax?: number
  readonly ageUnder?: number
  readonly withoutUnknownAge?: boolean
  readonly outcome?: readonly string[]
  readonly fatal?: boolean
  readonly extra?: readonly ExtraCondition[]
  readonly where?: Filter
  readonly serious?: 'yes' | 'no'
  readonly country?: readonly string[]
  readonly source?: readonly string[]
}

export function addFilterOptions(command: Command): Command {
  command
    .option('--sex <list>', 'only reports with this sex: F, M, unknown', listOf(['F', 'M', 'unknown']))
    .option('--age-min <years>', 'only reports with an age of at least this', years)
    .option('--age-max <years>', 'only reports up to this age in completed years, included: 18 holds 18.9', wholeYears)
    .option(
      '--age-under <years>',
      'only reports with an age below this: 18 is every age up to the 18th birthday',
      years,
    )
    .option('--without-unknown-age', 'only reports that say an age')
  return addDateOptions(command)
    .addOption(new Option('--serious <answer>', 'only serious reports, or only others').choices(['yes', 'no']))
    .option('--outcome <list>', `only reports with one of these outcomes: ${OUTCOME_WORDS.join(', ')}`, outcomeList)
    .option('--fatal', 'only reports of a death: --outcome death')
    .option('--country <name...>', 'only reports from one of these countries: US, USA, "United States"')
    .option('--source <name...>', 'only reports of one of these sources, such as faers')
    .option(
      '--extra <condition>',
      'only reports with a kept field: DOSE=1, DOSE="1|2", DOSE=2..4 or DOSE; all, where given several times',
      extraCondition,
    )
    .option(
      '--where <filter>',
      'only reports that pass this filter too: sex:F age:>65 -country:US, or JSON as in manifests',
      whereFilter,
    )
}

/**
 * The conditions as one filter; undefined where there are none.
 * @throws AetherError `usage/invalid` for a range of ages or dates that holds none, and for a bound given twice.
 */
export function filterOf(options: FilterOptions): Filter | undefined {
  const { sex, serious, country, source, where } = options
  const conditions: Filter[] = []
  if (sex !== undefined) conditions.push({ field: 'sex', in: sex })
  conditions.push(...ageConditions(options), ...dateConditions(options))
  if (serious !== undefined) conditions.push({ field: 'serious', is: serious === 'yes' })
  conditions.push(...outcomeConditions(options))
  if (country !== undefined) conditions.push({ field: 'country', in: country })
  if (source !== undefined) conditions.push({ field: 'source', in: source })
  conditions.push(...(options.extra ?? []))
  if (where !== undefined) conditions.push(where)
  const [first] = conditions
  return first === undefined ? undefined : canonicalFilter(conditions.length === 1 ? first : { and: conditions })
}

function outcomeConditions({ outcome, fatal }: FilterOptions): Filter[] {
  if (fatal !== true) return outcome === undefined ? [] : [{ field: 'outcome', in: outcome }]
  if (outcome === undefined) return [{ field: 'outcome', in: ['DE'] }]
  throw new AetherError('usage/invalid', '--fatal and --outcome are two choices of outcomes.', {
    remedy: 'Give --outcome death among the others; for reports of a death and another outcome use --where.',
  })
}

function ageConditions({ ageMin, ageMax, ageUnder, withoutUnknownAge }: FilterOptions): Filter[] {
  if (ageMin === undefined && ageMax === undefined && ageUnder === undefined) {
    // A condition on a field that a report lacks is false, so that the whole range leaves those with an age.
    return withoutUnknownAge === true ? [{ field: 'age', min: 0 }] : []
  }
  if (ageMax !== undefined && ageUnder !== undefined) {
    throw new AetherError('usage/invalid', '--age-max and --age-under are two upper ends.', {
      remedy: '--age-max 17 and --age-under 18 are the same; give one of them.',
    })
  }
  const range = ageCondition({ from: ageMin ?? null, to: ageMax ?? null })
  const condition = ageUnder === undefined ? range : { ...range, max: ageUnder }
  if (condition.min !== undefined && condition.max !== undefined && condition.min >= condition.max) {
    throw new AetherError(
      'usage/invalid',
      `No age lies between --age-min and ${ageUnder === undefined ? '--age-max' : '--age-under'}.`,
      {
        remedy: 'Both ends of --age-min and --age-max are included: 18 to 64 years is --age-min 18 --age-max 64.',
      },
    )
  }
  return [condition]
}

function years(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (value <= 150) return value
  throw new InvalidArgumentError('Give an age in years.')
}

function wholeYears(text: string): number {
  const value = /^\d+(\.0+)?$/.test(text) ? Number(text) : Number.NaN
  if (value <= 150) return value
  throw new InvalidArgumentError('Give an age in completed years, a whole number; --age-under takes parts of years.')
}
