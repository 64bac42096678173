import { AetherError, type AnalysisRequest } from '@aethersignal/model'
import type { RequestInput } from '../analysis/analysis-command.js'
import { calendarDate, type DateOptions, dateBounds } from '../options/date-options.js'
import { read, text } from '../options/flag.js'

type Request = AnalysisRequest<'trend'>

/** What dates are counted by. */
export const UNITS = ['week', 'month', 'quarter', 'half-year', 'year'] as const

/** When a plan looks. */
export const LOOKS = ['continuous', 'periods'] as const

/** The flags of a pair followed over time, but for the unit. */
export const PAIR_OVER_TIME = {
  drug: text('<name>', 'with --store: the drug'),
  event: text('<term>', 'with --store: the event'),
  asOf: read('<date>', 'the day the data were looked at: later dates are left out; default today', calendarDate),
}

interface PairOverTime extends DateOptions {
  readonly drug: string | undefined
  readonly event: string | undefined
  readonly by: (typeof UNITS)[number] | undefined
  readonly asOf: string | undefined
}

/**
 * The pair, the periods and the day of a request.
 * @throws AetherError `usage/invalid` where a store is asked and the pair or the unit is not given.
 */
export function pairOverTime(options: PairOverTime, { path, today }: Pick<RequestInput, 'path' | 'today'>) {
  const { drug, event, by, date, asOf = today } = options
  if (path === undefined && (drug === undefined || event === undefined || by === undefined)) {
    const missing = drug === undefined ? '--drug' : event === undefined ? '--event' : '--by'
    throw new AetherError('usage/invalid', `With --store, ${missing} has to be given.`, {
      remedy: 'Name the drug, the event and the unit of the periods.',
    })
  }
  return {
    ...{ drug: drug ?? null, event: event ?? null, by: by ?? null, date, asOf },
    outlying: outlyingRule(dateBounds(options, date)),
  } satisfies Partial<Request>
}

/** A bound that the user gave keeps every date up to it. */
export function outlyingRule({ from, to }: ReturnType<typeof dateBounds>): NonNullable<Request['outlying']> {
  if (from === undefined) return to === undefined ? 'leave-out' : 'leave-out-early'
  return to === undefined ? 'leave-out-late' : 'keep'
}
