import { type AdapterRun, type CaseBatch, MISSING_INTEGER } from '../packages/model/src/index.js'
import { csvAdapter } from '../packages/tables/src/index.js'

/** Two hundred reports of some drugs, one of them in two salts, with some events, so that every analysis has something to find. */
export function doorCases(): string {
  const lines = ['case_id,drug,event,role,sex,age,date,event_date,country,serious,reporter_type,visit']
  const drugs = ['WARFARIN', 'ASPIRIN', 'FLUCONAZOLE', 'METFORMIN', 'PARACETAMOL']
  const events = ['Haemorrhage', 'Nausea', 'Rash', 'Headache']
  for (let number = 0; number < 200; number++) {
    const drug = number % 5
    const second = (number * 7 + 3) % 5
    const salt = number % 4 === 1 ? ' HYDROCHLORIDE' : ''
    const written = (at: number) => (drugs[at] === 'METFORMIN' ? `METFORMIN${salt}` : drugs[at])
    // A drug is reported with an event of its own more often than with others.
    const event = number % 3 === 0 ? events[drug % 4] : events[(number * 11 + 5) % 4]
    const rest = [
      number % 2 === 0 ? 'F' : 'M',
      number % 9 === 0 ? '' : String(1 + ((number * 13) % 90)),
      `202${number % 4}-0${1 + (number % 9)}-1${number % 10}`,
      `202${number % 4}-0${1 + (number % 9)}-0${1 + (number % 9)}`,
      number % 7 === 0 ? 'FR' : 'US',
      number % 4 === 0 ? 'yes' : 'no',
      number % 3 === 0 ? 'physician' : 'consumer',
      String(number % 6),
    ].join(',')
    lines.push(`C${number},${written(drug)},${event},PS,${rest}`)
    if (second !== drug) lines.push(`C${number},${written(second)},${event},${number % 6 === 0 ? 'I' : 'C'},${rest}`)
  }
  return `${lines.join('\n')}\n`
}

/** Reads them, with therapies. */
export const readDoorCases = () =>
  withTherapies(csvAdapter.read([{ name: 'cases.csv', stream: () => new Blob([doorCases()]).stream() }]))

/** A table of cases has no therapies: six drugs of seven start on the first of the month in which the event began. */
function withTherapies(run: AdapterRun): AdapterRun {
  return {
    report: () => run.report(),
    batches: (async function* () {
      for await (const batch of run.batches) {
        if (batch.table !== 'drug') {
          yield batch
          continue
        }
        const { rows, columns, part } = batch
        const sequence = Float64Array.from({ length: rows }, (_, row) => row)
        yield { ...batch, columns: { ...columns, sequence } }
        const missing = new Int32Array(rows).fill(MISSING_INTEGER)
        const empty = Array<string | null>(rows).fill(null)
        const starts = Int32Array.from(columns.caseOrdinal, (number, row) =>
          row % 7 === 2 ? MISSING_INTEGER : (2020 + (number % 4)) * 10_000 + (1 + (number % 9)) * 100 + 1,
        )
        yield {
          ...{ part, table: 'therapy', rows },
          columns: {
            ...{ caseOrdinal: columns.caseOrdinal, orphanReportId: empty, sequence },
            ...{ startDate: starts, endDate: missing },
            ...{ duration: new Float64Array(rows).fill(Number.NaN), durationUnit: empty, extra: empty },
            ...{ file: columns.file, line: columns.line },
          },
        } satisfies CaseBatch
      }
    })(),
  }
}
