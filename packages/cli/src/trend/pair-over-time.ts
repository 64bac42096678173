import { AetherError, type AnalysisRequest } from '@aethersignal/model'
import { type DateOptions, dateBounds } from '../options/date-options.js'
import type { Session } from '../session.js'

type Request = AnalysisRequest<'trend'>

/** What the options of a command say of a pair followed over time. */
export interface PairOverTimeOptions extends DateOptions {
  readonly drug?: string
  readonly event?: string
  readonly by?: Exclude<Request['by'], null>
  readonly asOf?: string
}

/**
 * The pair, the periods and the day of a request.
 * @throws AetherError `usage/invalid` where a store is asked and the pair or the unit is not given, or a file and the pair is.
 */
export function pairOverTime(session: Session, path: string | undefined, options: PairOverTimeOptions) {
  const { drug, event, by, date } = options
  if (path !== undefined && (drug ?? event) !== undefined) {
    throw new AetherError('usage/invalid', '--drug and --event are of --store.', { remedy: 'Leave them out.' })
  }
  if (path === undefined && (drug === undefined || event === undefined || by === undefined)) {
    const missing = drug === undefined ? '--drug' : event === undefined ? '--event' : '--by'
    throw new AetherError('usage/invalid', `With --store, ${missing} has to be given.`, {
      remedy: 'Name the drug, the event and the unit of the periods.',
    })
  }
  return {
    ...{ drug: drug ?? null, event: event ?? null, by: by ?? null, date },
    asOf: options.asOf ?? session.terminal.now().toISOString().slice(0, 10),
    outlying: outlyingRule(dateBounds(options, date)),
  } satisfies Partial<Request>
}

/** A bound that the user gave keeps every date up to it. */
export function outlyingRule({ from, to }: ReturnType<typeof dateBounds>): NonNullable<Request['outlying']> {
  if (from === undefined) return to === undefined ? 'leave-out' : 'leave-out-early'
  return to === undefined ? 'leave-out-late' : 'keep'
}
