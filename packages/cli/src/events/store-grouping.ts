import { type EventGrouping, withNearTerms } from '@aethersignal/engine'
import { readNamedText } from '@aethersignal/intake'
import type { UnknownGroupTerm } from '@aethersignal/model'
import { type GroupingCoverage, groupTerms, meddraGroups, readRenames, readTermGroups } from '@aethersignal/vocabulary'
import type { EventOptions } from '../options/event-options.js'
import { commandVersion } from '../version.js'
import { type MeddraFolder, readMeddraFolder } from './read-meddra-folder.js'

/** How a grouping covers the events of a store. */
export interface StoreGroupingCoverage extends Omit<GroupingCoverage, 'unknownTerms'> {
  readonly unknownTerms: readonly UnknownGroupTerm[]
}

/** A grouping of the events of a store, and how it covers them. */
export interface MeasuredGrouping extends EventGrouping {
  /** Coverage of the events that were grouped last; undefined before any were. */
  readonly coverage: () => StoreGroupingCoverage | undefined
  /** SMQs that are defined by an algorithm and counted as the union of its terms. */
  readonly algorithmicQueries: readonly string[]
}

/**
 * Reads what the options name and groups events by it.
 * @throws AetherError of the `input/` codes for a file that cannot be read, `usage/invalid` for groups of one name.
 */
export async function storeGrouping(options: EventOptions): Promise<MeasuredGrouping> {
  const { eventGroups = [], meddraLevel: level, smqScope: scope = 'narrow', paths = 'all' } = options
  const [files, release, table] = await Promise.all([
    Promise.all(eventGroups.map(readNamedText)),
    options.meddra === undefined ? undefined : readMeddraFolder(options.meddra),
    options.renames === undefined ? undefined : readNamedText(options.renames),
  ])
  const own = files.flatMap(({ text, title }) => readTermGroups(text, 'event', title))
  const ofMeddra = (taken: 'all' | 'primary') =>
    release === undefined || level === undefined ? [] : meddraGroups(release.meddra, { level, scope, paths: taken })
  const isGrouped = files.length > 0 || release !== undefined
  const hasPaths = level === 'soc' || level === 'hlgt' || level === 'hlt'
  const grouping = {
    ...(isGrouped && { groups: [...own, ...ofMeddra(paths)] }),
    ...(hasPaths && { primaryGroups: [...own, ...ofMeddra('primary')] }),
    ...(release && { meddra: release.meddra }),
    ...(table && { renames: readRenames(table.text, table.title) }),
  }
  const named = ({ title, sha256 }: { title: string; sha256: string }) => ({ title, sha256 })
  let coverage: StoreGroupingCoverage | undefined
  return {
    identity: {
      grouper: `aethersignal ${commandVersion()}`,
      groups: files.map(named),
      meddra:
        release === undefined || level === undefined
          ? null
          : {
              version: release.meddra.version,
              level,
              extent: hasPaths ? paths : level === 'smq' ? scope : null,
              files: release.files,
            },
      renames: table === undefined ? null : named(table),
    },
    group(events) {
      const grouped = groupTerms(events, grouping)
      coverage = {
        ...grouped.coverage,
        unknownTerms: withNearTerms('event', grouped.coverage.unknownTerms, events.names),
      }
      const { names, incidence, membersOf } = grouped
      return { counted: { names, incidence }, unknownTerms: grouped.coverage.unknownTerms, membersOf }
    },
    coverage: () => coverage,
    algorithmicQueries: level === 'smq' ? algorithmic(release) : [],
  }
}

function algorithmic(release: MeddraFolder | undefined): string[] {
  return (release?.meddra.queries ?? []).filter((query) => query.isAlgorithmic).map(({ name }) => name)
}
