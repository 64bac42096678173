import type { ResultColumn, ResultTable } from '@aethersignal/model'
import type { DuplicateCluster, DuplicateLink, FieldEvidence } from '../clusters/duplicate-cluster.js'
import type { CaseReference } from '../decisions/duplicate-decisions.js'
import { evidenceText } from './link-evidence.js'
import type { NamedFinding } from './named-finding.js'
import { reportValues } from './report-values.js'
import { seriesName } from './series-name.js'

/** Columns of bits, and the fields of the evidence that each sums. */
const BITS: readonly (readonly [column: string, field: FieldEvidence['field']])[] = [
  ['bits_event_date', 'eventDate'],
  ['bits_age', 'ageYears'],
  ['bits_sex', 'sex'],
  ['bits_country', 'country'],
  ['bits_drugs', 'drug'],
  ['bits_events', 'event'],
  ['bits_narrative', 'narrative'],
]

/**
 * A row for each report of each cluster, the one that is kept first, and then for each of each series: cluster, action (`keep`,
 * `remove`, `too-large` or `series`), the name of the series, names, what the report says, the report it is most like, the score
 * in bits, the bits of each field and the evidence in words. Reports that the exact rule found have no bits.
 */
export function duplicatesTable(named: NamedFinding): ResultTable {
  const { clusters, series, method } = named.finding
  const rows: DuplicateRow[] = []
  const add = (row: Omit<DuplicateRow, keyof CaseReference>, report: number) =>
    rows.push({ ...row, ...named.referenceOf(report) })
  for (const [number, cluster] of clusters.entries()) {
    const group = cluster.shared === undefined ? '' : seriesName(cluster.shared, named)
    for (const [place, report] of cluster.members.entries()) {
      const link = linkOf(cluster, report, place)
      add({ cluster: number + 1, action: actionOf(cluster, place), group, report, link }, report)
    }
  }
  for (const [number, one] of series.entries()) {
    const group = seriesName(one, named)
    for (const report of one.members) {
      add({ cluster: clusters.length + number + 1, action: 'series', group, report, link: undefined }, report)
    }
  }
  return {
    ...tableOf(named, rows),
    ...(method === 'exact' && { undefinedBecause: rows.map(() => ({ score: 'exact-rule' })) }),
  }
}

interface DuplicateRow extends CaseReference {
  readonly cluster: number
  readonly action: string
  readonly group: string
  readonly report: number
  readonly link: DuplicateLink | undefined
}

function tableOf(named: NamedFinding, rows: readonly DuplicateRow[]): ResultTable {
  const values = rows.map(({ report }) => reportValues(named, report))
  const text = (name: string, texts: readonly string[]): ResultColumn => ({ name, kind: 'text', values: texts })
  const number = (name: string, numbers: readonly number[]): ResultColumn => ({ name, kind: 'number', values: numbers })
  const like = ({ link, report }: DuplicateRow) =>
    link === undefined ? '' : named.referenceOf(link.one === report ? link.other : link.one).caseId
  return {
    rows: rows.length,
    columns: [
      { name: 'cluster', kind: 'count', values: rows.map(({ cluster }) => cluster) },
      text(
        'action',
        rows.map(({ action }) => action),
      ),
      text(
        'series',
        rows.map(({ group }) => group),
      ),
      ...(['source', 'caseId', 'reportId'] as const).map((name) =>
        text(
          name.replace('Id', ''),
          rows.map((row) => row[name]),
        ),
      ),
      ...(['eventDate', 'age', 'sex', 'country', 'drugs', 'events'] as const).map((name) =>
        text(
          name === 'eventDate' ? 'event_date' : name,
          values.map((row) => row[name]),
        ),
      ),
      text('like', rows.map(like)),
      number(
        'score',
        rows.map(({ link }) => link?.score ?? Number.NaN),
      ),
      ...BITS.map(([name, field]) =>
        number(
          name,
          rows.map(({ link }) => bitsOf(link, field)),
        ),
      ),
      text(
        'evidence',
        rows.map(({ link }) => (link === undefined ? '' : evidenceText(link, named))),
      ),
    ],
  }
}

/** Bits of all evidence of one field; NaN without a link, under the exact rule, and of a field that was not compared. */
function bitsOf(link: DuplicateLink | undefined, field: FieldEvidence['field']): number {
  const found = link?.evidence.filter((one) => one.field === field && one.bits !== null) ?? []
  return found.length === 0 ? Number.NaN : found.reduce((sum, { bits }) => sum + bits!, 0)
}

/** The strongest link of a report, for those after the first. */
function linkOf(cluster: DuplicateCluster, report: number, place: number) {
  return place === 0 ? undefined : cluster.links.find(({ one, other }) => one === report || other === report)
}

function actionOf({ tooLarge }: DuplicateCluster, place: number): string {
  if (tooLarge) return 'too-large'
  return place === 0 ? 'keep' : 'remove'
}
