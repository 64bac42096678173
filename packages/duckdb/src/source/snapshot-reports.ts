import type { ReportIndex } from '@aethersignal/engine'
import { comparePart, type PartKey, type RunManifest } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Catalogue } from '../store/catalogue.js'

/** Reports of a snapshot, all or some, as the index of a store that has no others. */
export interface SnapshotReports {
  readonly index: ReportIndex
  /** The drugs of the reports before they are grouped. */
  readonly named: ReportIndex['drugs']
  /** The events of the reports as published, whatever counts in their place. */
  readonly events: ReportIndex['events']
  /** The drugs, under the names that they have before they are grouped, that count under a name of the index. */
  readonly drugsOf: (name: string) => readonly string[]
  /** The parts that they stand in, in order of source and partition. */
  readonly parts: readonly PartKey[]
  /** Terms of groups that none of them carries. */
  readonly unknownTerms: NonNullable<RunManifest['definitions']['unknownTerms']>
  /** Number in the snapshot of a report of the index. */
  readonly numberOf: (report: number) => number
}

/** The parts that the reports of the view `report` stand in. */
export async function partsOfReports(connection: DuckDBConnection, { parts }: Catalogue): Promise<PartKey[]> {
  const reader = await connection.runAndReadAll('SELECT DISTINCT part FROM report')
  const found = reader.getRowsJS().map(([part]) => parts[Number(part)]!)
  return found.map(({ source, partition }) => ({ source, partition })).sort(comparePart)
}
