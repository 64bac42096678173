import { atOnce, type Steps } from '@aethersignal/core'
import type { UnknownGroupTerm } from '@aethersignal/model'
import type { ReportIndex } from '../index/report-index.js'
import type { NameGroupings } from './name-grouping.js'
import { nearTermsInSteps } from './near-terms.js'

/** Reports whose drugs and events are grouped. */
export interface GroupedIndex {
  /** The reports under the names that count. */
  readonly index: ReportIndex
  /** Terms of groups that none of the reports carries, each with the nearest that they carry. */
  readonly unknownTerms: readonly UnknownGroupTerm[]
  /** The drugs, as they were before, that count under a name. */
  readonly drugsOf: (name: string) => readonly string[]
}

/**
 * Groups the drugs and events of an index, which itself stays as it is. Whatever is told of unknown terms is told from the
 * reports of this index alone.
 *
 * @param keyOf Form in which names of drugs are compared where that is not `normaliseName`.
 */
export function groupIndex(
  index: ReportIndex,
  groupings: NameGroupings,
  keyOf?: (name: string) => string | null,
): GroupedIndex {
  return atOnce(groupIndexInSteps(index, groupings, keyOf))
}

/** {@link groupIndex} in steps. */
export function* groupIndexInSteps(
  index: ReportIndex,
  { drugGroups, eventGroups }: NameGroupings,
  keyOf?: (name: string) => string | null,
): Steps<GroupedIndex> {
  const drugs = drugGroups?.group(index.drugs, keyOf)
  yield
  const events = eventGroups?.group(index.events)
  yield
  return {
    index: {
      ...index,
      ...(drugs && { drugs: drugs.counted }),
      ...(events && { events: events.counted }),
    },
    unknownTerms: [
      ...(drugs ? yield* nearTermsInSteps('drug', drugs.unknownTerms, index.drugs.names, keyOf) : []),
      ...(events ? yield* nearTermsInSteps('event', events.unknownTerms, index.events.names) : []),
    ],
    drugsOf: drugs?.membersOf ?? ((name) => [name]),
  }
}
