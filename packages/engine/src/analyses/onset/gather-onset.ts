import { onsetFromDates } from '@aethersignal/core/onset'
import { AetherError, type ResolvedAnalysisRequest } from '@aethersignal/model'
import type { CallScope } from '../../run/call-scope.js'
import type { Gathered } from '../analysis.js'
import { hasCode } from '../has-code.js'
import { type ReportView, type Therapies, type TherapyQuery, VIEW_DEFINITIONS } from '../report-view.js'
import type { GroupedTimes } from './grouped-times.js'
import { leftOutNotes } from './left-out-notes.js'

/** The group of the reports with the drug and the event, which the others are compared with. */
const PAIR = 'pair'

/**
 * Times to onset of a pair, and of the two groups it is compared with (Van Holle et al. 2012, Scholl & van Puijenbroek
 * 2016): the event without the drug, from the first dose of any drug in the roles, and the drug without the event.
 * Reports whose dates give no time are counted.
 * @throws AetherError `query/invalid` where drug or event is not said, `query/unknown-term`, `measure/too-little-data`
 *   where no report of the pair gives a time.
 */
export async function gatherOnset(
  view: ReportView,
  request: ResolvedAnalysisRequest<'onset'>,
  scope: CallScope,
): Promise<Gathered<GroupedTimes>> {
  const { roles, index, therapies } = view
  if (therapies === undefined) throw new AetherError('source/unsupported', 'The source has no dates of therapies.')
  const drug = view.drug(needed(request.drug, 'drug'))
  const { pair, otherDrugs, otherEvents } = reportsOf(view, drug, view.event(needed(request.event, 'event')))
  const named = { roles, drug: index.drugs.names[drug]! }
  const times = (name: string, query: TherapyQuery) => timesOf(therapies, name, query, scope)
  const groups = [
    await times(PAIR, { ...named, reports: pair }),
    await times('other drugs', { roles, reports: otherDrugs }),
    await times('other events', { ...named, reports: otherEvents }),
  ]
  requireTimes(groups[0]!)
  const joined = (column: (group: (typeof groups)[number]) => Float64Array) =>
    Float64Array.from(groups.flatMap((group) => Array.from(column(group))))
  return {
    input: {
      time: joined(({ time }) => time),
      timeTo: joined(({ timeTo }) => timeTo),
      censored: joined(({ time }) => new Float64Array(time.length)),
      groups: groups.flatMap(({ name, time }) => Array.from(time, () => name)),
      reference: PAIR,
      leftOut: Object.fromEntries(groups.map(({ name, counts }) => [name, counts])),
      definitions: {
        ...VIEW_DEFINITIONS,
        start: 'earliest start of a therapy with the drug in one of the roles; of other drugs, with any drug',
        event: 'event date of the report',
        groups: {
          [PAIR]: 'reports with the drug and the event',
          'other drugs': 'reports with the event, without the drug',
          'other events': 'reports with the drug, without the event',
        },
      },
    },
    notes: groups.flatMap(({ name, counts }) => leftOutNotes(counts, `${name}: `)),
  }
}

type TimedGroup = Awaited<ReturnType<typeof timesOf>>

async function timesOf(therapies: Therapies, name: string, query: TherapyQuery, { signal }: CallScope) {
  const { starts, events, widened } = await therapies(query, { signal })
  const { time, timeTo, missing, before, truncated } = onsetFromDates(starts, events)
  const counts = { withoutDate: missing, eventBeforeStart: before, possiblyBeforeStart: truncated, widened }
  return { name, time, timeTo, counts: { reports: starts.length, ...counts } }
}

function requireTimes({ time, counts: { reports, withoutDate, eventBeforeStart } }: TimedGroup): void {
  if (time.length > 0) return
  const message = `Of ${reports} reports with the drug and the event, ${withoutDate} lack a date and ${eventBeforeStart} have the event before the first dose.`
  throw new AetherError('measure/too-little-data', reports === 0 ? 'No report has the drug and the event.' : message, {
    place: { field: 'drug' },
    remedy: 'Widen the conditions or the roles, or choose another pair.',
  })
}

function reportsOf({ index, mask, drugs }: ReportView, drug: number, event: number) {
  const found: Record<'pair' | 'otherDrugs' | 'otherEvents', number[]> = { pair: [], otherDrugs: [], otherEvents: [] }
  for (let report = 0; report < mask.length; report++) {
    if (mask[report] === 0) continue
    const exposed = hasCode(drugs, report, drug)
    if (hasCode(index.events.incidence, report, event)) found[exposed ? 'pair' : 'otherDrugs'].push(report)
    else if (exposed) found.otherEvents.push(report)
  }
  return found
}

function needed(value: string | null, field: string): string {
  if (value !== null) return value
  throw new AetherError('query/invalid', `The request has no ${field}.`, {
    place: { field },
    remedy: 'Name the drug and the event.',
  })
}
