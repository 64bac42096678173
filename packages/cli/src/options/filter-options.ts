import { AetherError, type DateField, type Filter, type Sex } from '@aethersignal/model'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { listOf } from './list-of.js'

/** Conditions on reports, as asked for on the command line. */
export interface FilterOptions {
  readonly sex?: readonly Sex[]
  readonly ageMin?: number
  readonly ageMax?: number
  readonly from?: string
  readonly to?: string
  readonly date: DateField
  readonly serious?: 'yes' | 'no'
  readonly country?: readonly string[]
  readonly source?: readonly string[]
}

export function addFilterOptions(command: Command): Command {
  return command
    .option('--sex <list>', 'only reports with this sex: F, M, unknown', listOf(['F', 'M', 'unknown']))
    .option('--age-min <years>', 'only reports with an age of at least this', years)
    .option('--age-max <years>', 'only reports with an age below this', years)
    .option('--from <date>', 'only reports from this date on: YYYY, YYYY-MM or YYYY-MM-DD', calendarDate)
    .option('--to <date>', 'only reports up to this date, included', calendarDate)
    .addOption(
      new Option('--date <which>', 'the date --from and --to look at')
        .choices(['received', 'event', 'version'])
        .default('received'),
    )
    .addOption(new Option('--serious <answer>', 'only serious reports, or only others').choices(['yes', 'no']))
    .option('--country <name...>', 'only reports from one of these countries, as the data names them')
    .option('--source <name...>', 'only reports of one of these sources, such as faers')
}

/** The conditions as one filter; undefined where there are none. */
export function filterOf(options: FilterOptions): Filter | undefined {
  const { sex, ageMin, ageMax, from, to, serious, country, source } = options
  if (ageMin !== undefined && ageMax !== undefined && ageMin >= ageMax) {
    throw new AetherError('usage/invalid', 'No age lies between --age-min and --age-max.', {
      remedy: '--age-max is the first age that is out: 18 to 64 years is --age-min 18 --age-max 65.',
    })
  }
  const conditions: Filter[] = []
  if (sex !== undefined) conditions.push({ field: 'sex', in: sex })
  if (ageMin !== undefined || ageMax !== undefined) {
    conditions.push({
      field: 'age',
      ...(ageMin !== undefined && { min: ageMin }),
      ...(ageMax !== undefined && { max: ageMax }),
    })
  }
  if (from !== undefined || to !== undefined) {
    conditions.push({
      field: 'date',
      which: options.date,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    })
  }
  if (serious !== undefined) conditions.push({ field: 'serious', is: serious === 'yes' })
  if (country !== undefined) conditions.push({ field: 'country', in: country })
  if (source !== undefined) conditions.push({ field: 'source', in: source })
  return conditions.length < 2 ? conditions[0] : { and: conditions }
}

function years(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (value <= 150) return value
  throw new InvalidArgumentError('Give an age in years.')
}

function calendarDate(text: string): string {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text)
  if (parts !== null) {
    const [, year = '', month = '01', day = '01'] = parts
    const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
    // Dates that do not exist, such as 30 February, would roll over into the next month.
    if (!Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)) return text
  }
  throw new InvalidArgumentError('Give a date as YYYY, YYYY-MM or YYYY-MM-DD.')
}
