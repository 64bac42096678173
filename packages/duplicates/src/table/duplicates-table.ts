import type { ResultTable } from '@aethersignal/model'
import type { DuplicateCluster, FieldEvidence } from '../clusters/duplicate-cluster.js'
import type { CaseReference } from '../decisions/duplicate-decisions.js'
import type { DuplicateFinding } from '../report/duplicate-finding.js'

/** What a search found, with the names of what it is of. */
export interface NamedFinding {
  readonly finding: DuplicateFinding
  /** Names of the members of all clusters and series. */
  readonly referenceOf: (report: number) => CaseReference
  /** Names of drugs and events, by their codes in the evidence. */
  readonly drugs: readonly string[]
  readonly events: readonly string[]
}

/**
 * A row for each report of each cluster, the one that is kept first, and then for each of each series: cluster, action (`keep`,
 * `remove`, `too-large` or `series`), names, the report it is most like, the score in bits and its evidence. Reports that
 * the exact rule found have no score.
 */
export function duplicatesTable({ finding, referenceOf, drugs, events }: NamedFinding): ResultTable {
  const rows = finding.clusters.flatMap((cluster, number) =>
    cluster.members.map((report, place) => {
      const link = linkOf(cluster, report, place)
      return {
        ...{ cluster: number + 1, action: actionOf(cluster, place), ...referenceOf(report) },
        score: link?.score ?? Number.NaN,
        with: link === undefined ? '' : referenceOf(link.one === report ? link.other : link.one).caseId,
        evidence: link === undefined ? '' : link.evidence.map((one) => evidenceText(one, drugs, events)).join('; '),
      }
    }),
  )
  const series = finding.series.flatMap(({ members }, number) =>
    members.map((report) => ({
      ...{ cluster: finding.clusters.length + number + 1, action: 'series', ...referenceOf(report) },
      ...{ score: Number.NaN, with: '', evidence: '' },
    })),
  )
  return {
    ...tableOf([...rows, ...series]),
    ...(finding.method === 'exact' && {
      undefinedBecause: [...rows, ...series].map(() => ({ score: 'exact-rule' })),
    }),
  }
}

interface DuplicateRow {
  readonly cluster: number
  readonly action: string
  readonly source: string
  readonly caseId: string
  readonly reportId: string
  readonly score: number
  readonly with: string
  readonly evidence: string
}

function tableOf(rows: readonly DuplicateRow[]): ResultTable {
  return {
    rows: rows.length,
    columns: [
      { name: 'cluster', kind: 'count', values: rows.map(({ cluster }) => cluster) },
      { name: 'action', kind: 'text', values: rows.map(({ action }) => action) },
      { name: 'source', kind: 'text', values: rows.map(({ source }) => source) },
      { name: 'case', kind: 'text', values: rows.map(({ caseId }) => caseId) },
      { name: 'report', kind: 'text', values: rows.map(({ reportId }) => reportId) },
      { name: 'like', kind: 'text', values: rows.map((row) => row.with) },
      { name: 'score', kind: 'number', values: rows.map(({ score }) => score) },
      { name: 'evidence', kind: 'text', values: rows.map(({ evidence }) => evidence) },
    ],
  }
}

/** The strongest link of a report, for those after the first. */
function linkOf(cluster: DuplicateCluster, report: number, place: number) {
  return place === 0 ? undefined : cluster.links.find(({ one, other }) => one === report || other === report)
}

function actionOf({ tooLarge }: DuplicateCluster, place: number): string {
  if (tooLarge) return 'too-large'
  return place === 0 ? 'keep' : 'remove'
}

function evidenceText(
  { field, finding, bits, code }: FieldEvidence,
  drugs: readonly string[],
  events: readonly string[],
): string {
  const name = code === undefined ? field : (field === 'drug' ? drugs : events)[code]
  return bits === null ? `${name} ${finding}` : `${name} ${finding} ${bits >= 0 ? '+' : ''}${bits.toFixed(1)}`
}
