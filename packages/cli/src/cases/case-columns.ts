import type { CaseLine, ResultColumn, ResultTable } from '@aethersignal/model'

/** Stands between the drugs and the events of a report in one cell. */
const BETWEEN = '; '

/** Columns that a terminal shows of reports. */
export const SHOWN_OF_CASES = ['case_id', 'received', 'sex', 'age', 'country', 'serious', 'drugs', 'events']

/** Reports as a table, one row each: what a line listing shows, with every drug, its role and every event. */
export function caseTable(cases: readonly CaseLine[]): ResultTable {
  const text = (name: string, of: (line: CaseLine) => string | null): ResultColumn => ({
    ...{ name, kind: 'text' },
    values: cases.map((line) => of(line) ?? ''),
  })
  const number = (name: string, of: (line: CaseLine) => number | null): ResultColumn => ({
    ...{ name, kind: 'number' },
    values: cases.map((line) => of(line) ?? Number.NaN),
  })
  const columns = [
    text('case_id', ({ caseId }) => caseId),
    text('report_id', ({ reportId }) => reportId),
    text('source', ({ source }) => source),
    text('partition', ({ partition }) => partition),
    text('received', ({ receivedDate }) => receivedDate),
    text('event_date', ({ eventDate }) => eventDate),
    text('sex', ({ sex }) => sex),
    number('age', ({ ageYears }) => ageYears),
    text('country', ({ country }) => country),
    text('reporter', ({ reporterType }) => reporterType),
    text('serious', ({ serious }) => (serious === null ? null : serious ? 'yes' : 'no')),
    text('outcomes', ({ outcomes }) => outcomes.join(BETWEEN)),
    text('drugs', ({ drugs }) =>
      drugs.map(({ name, role }) => (role === null ? name : `${name} (${role})`)).join(BETWEEN),
    ),
    text('verbatim', ({ drugs }) => drugs.map(({ verbatim }) => verbatim ?? '').join(BETWEEN)),
    text('events', ({ events }) => events.join(BETWEEN)),
    text('file', ({ file }) => file),
    number('line', ({ line }) => line),
  ]
  return { rows: cases.length, columns }
}
