import type { StoreEventGrouping } from '@aethersignal/duckdb'
import { closeNames } from '@aethersignal/engine'
import { normaliseName } from '@aethersignal/model'
import {
  type GroupingCoverage,
  groupTerms,
  meddraGroups,
  readRenames,
  readTermGroups,
  type UnknownTerm,
} from '@aethersignal/vocabulary'
import { readNamedText } from '../input/read-named-text.js'
import type { EventOptions } from '../options/event-options.js'
import { commandVersion } from '../version.js'
import { type MeddraFolder, readMeddraFolder } from './read-meddra-folder.js'

/** A term of an own group that no report carries, with the nearest terms that reports do carry. */
export interface UnknownTermNear extends UnknownTerm {
  readonly near: readonly string[]
}

/** How a grouping covers the events of a store. */
export interface StoreGroupingCoverage extends Omit<GroupingCoverage, 'unknownTerms'> {
  readonly unknownTerms: readonly UnknownTermNear[]
}

/** A grouping of the events of a store, and how it covers them. */
export interface MeasuredGrouping extends StoreEventGrouping {
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
      coverage = { ...grouped.coverage, unknownTerms: withNear(grouped.coverage.unknownTerms, events.names) }
      return { names: grouped.names, incidence: grouped.incidence }
    },
    coverage: () => coverage,
    unknownTerms: () => coverage?.unknownTerms.map(({ group, term }) => ({ group, term })) ?? [],
    algorithmicQueries: level === 'smq' ? algorithmic(release) : [],
  }
}

function withNear(terms: readonly UnknownTerm[], names: readonly string[]): UnknownTermNear[] {
  if (terms.length === 0) return []
  const spelt = new Map(names.map((name) => [normaliseName(name) ?? name, name]))
  return terms.map((unknown) => {
    const near = closeNames(normaliseName(unknown.term) ?? unknown.term, spelt.keys(), 3)
    return { ...unknown, near: near.map((name) => spelt.get(name)!) }
  })
}

function algorithmic(release: MeddraFolder | undefined): string[] {
  return (release?.meddra.queries ?? []).filter((query) => query.isAlgorithmic).map(({ name }) => name)
}
