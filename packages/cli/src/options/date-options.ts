import { AetherError, type DateField, type Filter } from '@aethersignal/model'
import { type Command, InvalidArgumentError, Option } from 'commander'

/** Bounds on dates: `from` and `to` of the date that `date` names, or of one date by its own options. */
export interface DateOptions {
  readonly from?: string
  readonly to?: string
  readonly date: DateField
  readonly receivedFrom?: string
  readonly receivedTo?: string
  readonly eventFrom?: string
  readonly eventTo?: string
  readonly latestFrom?: string
  readonly latestTo?: string
}

/** The dates of a report that have bounds, as options and filters name them. */
const DATES = [
  { which: 'received', option: 'received', from: 'receivedFrom', to: 'receivedTo', what: 'first received' },
  { which: 'event', option: 'event', from: 'eventFrom', to: 'eventTo', what: 'whose event began' },
  { which: 'version', option: 'latest', from: 'latestFrom', to: 'latestTo', what: 'whose latest version was received' },
] as const

export function addDateOptions(command: Command): Command {
  command
    .option('--from <date>', 'only reports from this date on: YYYY, YYYY-MM or YYYY-MM-DD', calendarDate)
    .option('--to <date>', 'only reports up to this date, included', calendarDate)
    .addOption(
      new Option(
        '--date <which>',
        'the date --from and --to look at: first received, of the event, of the latest version',
      )
        .choices(DATES.map(({ which }) => which))
        .default('received'),
    )
  for (const { option, what } of DATES) {
    command
      .option(`--${option}-from <date>`, `only reports ${what} on this date or later`, calendarDate)
      .option(`--${option}-to <date>`, `only reports ${what} up to this date, included`, calendarDate)
  }
  return command
}

/** The bounds of one date, by its own options or by --from and --to. @throws AetherError as {@link dateConditions} does. */
export function dateBounds(options: DateOptions, which: DateField): { readonly from?: string; readonly to?: string } {
  const { option, ...names } = DATES.find((date) => date.which === which)!
  const bound = (side: 'from' | 'to') => {
    const [own, shared] = [options[names[side]], options.date === which ? options[side] : undefined]
    if (own !== undefined && shared !== undefined) {
      throw new AetherError('usage/invalid', `--${side} and --${option}-${side} bound the same date.`, {
        remedy: 'Give one of them, or let --date name another date.',
      })
    }
    const given = own ?? shared
    return given === undefined ? {} : { [side]: given }
  }
  return { ...bound('from'), ...bound('to') }
}

/**
 * One condition for each date with a bound.
 * @throws AetherError `usage/invalid` for a bound given twice and for a range that ends before it begins.
 */
export function dateConditions(options: DateOptions): Filter[] {
  return DATES.flatMap(({ which }): Filter[] => {
    const { from: first, to: last } = dateBounds(options, which)
    if (first === undefined && last === undefined) return []
    if (first !== undefined && last !== undefined && first.slice(0, last.length) > last) {
      throw new AetherError('usage/invalid', `No date lies between ${first} and ${last}.`, {
        remedy: 'Both ends are included; give the earlier one first.',
      })
    }
    return [
      { field: 'date', which, ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) },
    ]
  })
}

/** Reads the date of an option, YYYY, YYYY-MM or YYYY-MM-DD, which has to exist. */
export function calendarDate(text: string): string {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text)
  if (parts !== null) {
    const [, year = '', month = '01', day = '01'] = parts
    const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
    // Dates that do not exist, such as 30 February, would roll over into the next month.
    if (!Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)) return text
  }
  throw new InvalidArgumentError('Give a date as YYYY, YYYY-MM or YYYY-MM-DD.')
}
