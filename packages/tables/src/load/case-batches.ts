import { type CaseBatch, MISSING_INTEGER, normaliseName, type PartKey } from '@aethersignal/model'
import type { TableRows } from './table-rows.js'

const BATCH_ROWS = 65_536

/** Gives the rows of a table as batches: cases, then drugs, events and outcomes. `file` is the index of the file in the report. */
export function* caseBatches(rows: TableRows, part: PartKey, file: number): Generator<CaseBatch> {
  for (const [from, to] of slices(rows.cases.size)) yield caseBatch(rows, part, file, from, to)
  const nameOf = memoised((code) => normaliseName(rows.texts.text(code)))
  for (const [from, to] of slices(rows.drugs.line.length)) yield drugBatch(rows, part, file, from, to, nameOf)
  for (const [from, to] of slices(rows.events.line.length)) yield eventBatch(rows, part, file, from, to)
  const outcomes = [...rows.cases.outcomes].flatMap(([ordinal, codes]) => [...codes].map((code) => ({ ordinal, code })))
  for (const [from, to] of slices(outcomes.length)) yield outcomeBatch(rows, outcomes.slice(from, to), part, file)
}

function caseBatch({ cases }: TableRows, part: PartKey, file: number, from: number, to: number): CaseBatch {
  const count = to - from
  const none = Array<null>(count).fill(null)
  const noInteger = () => new Int32Array(count).fill(MISSING_INTEGER)
  const ids = Array.from({ length: count }, (_, index) => cases.ids.text(from + index))
  const caseIds = Array.from({ length: count }, (_, index) => cases.caseIds.text(cases.caseCode[from + index]!))
  const received = Int32Array.from(cases.receivedDate.slice(from, to))
  return {
    part,
    table: 'case',
    rows: count,
    columns: {
      reportId: ids,
      caseId: caseIds,
      generation: new Int32Array(count),
      nullified: new Int32Array(count),
      version: Float64Array.from(cases.version.slice(from, to)),
      versionDate: received,
      receivedDate: received,
      eventDate: Int32Array.from(cases.eventDate.slice(from, to)),
      eventDateForced: new Int32Array(count),
      sex: cases.sex.slice(from, to),
      ageYears: Float64Array.from(cases.ageYears.slice(from, to)),
      ageVerbatim: cases.ageVerbatim.slice(from, to),
      ageIssue: cases.ageIssue.slice(from, to),
      weightKilograms: Float64Array.from(cases.weightKilograms.slice(from, to)),
      weightVerbatim: cases.weightVerbatim.slice(from, to),
      country: cases.country.slice(from, to),
      reporterCountry: none,
      serious: Int32Array.from(cases.serious.slice(from, to)),
      reporterType: none,
      reportType: none,
      sender: none,
      senderCaseNumber: none,
      extra: Array.from({ length: count }, (_, index) => jsonOf(cases.unread.get(from + index))),
      file: noInteger().fill(file),
      line: Int32Array.from(cases.line.slice(from, to)),
    },
  }
}

function drugBatch(
  { drugs, texts, drugExtra }: TableRows,
  part: PartKey,
  file: number,
  from: number,
  to: number,
  nameOf: (code: number) => string | null,
): CaseBatch {
  const count = to - from
  const none = Array<null>(count).fill(null)
  const written = drugs.written.slice(from, to)
  return {
    part,
    table: 'drug',
    rows: count,
    columns: {
      caseOrdinal: Int32Array.from(drugs.caseOrdinal.slice(from, to)),
      orphanReportId: none,
      sequence: new Float64Array(count).fill(Number.NaN),
      role: drugs.role.slice(from, to),
      verbatim: written.map((code) => texts.text(code)),
      ingredient: none,
      names: written.map(nameOf),
      nameSource: Array<string>(count).fill('verbatim'),
      route: none,
      dose: none,
      dechallenge: none,
      rechallenge: none,
      lot: none,
      applicationNumber: none,
      extra: Array.from({ length: count }, (_, index) => drugExtra.get(from + index) ?? null),
      file: new Int32Array(count).fill(file),
      line: Int32Array.from(drugs.line.slice(from, to)),
    },
  }
}

function eventBatch(
  { events, texts, eventExtra }: TableRows,
  part: PartKey,
  file: number,
  from: number,
  to: number,
): CaseBatch {
  const count = to - from
  return {
    part,
    table: 'event',
    rows: count,
    columns: {
      caseOrdinal: Int32Array.from(events.caseOrdinal.slice(from, to)),
      orphanReportId: Array<null>(count).fill(null),
      term: events.written.slice(from, to).map((code) => texts.text(code)),
      extra: Array.from({ length: count }, (_, index) => eventExtra.get(from + index) ?? null),
      file: new Int32Array(count).fill(file),
      line: Int32Array.from(events.line.slice(from, to)),
    },
  }
}

function outcomeBatch(
  { cases }: TableRows,
  outcomes: readonly { readonly ordinal: number; readonly code: string }[],
  part: PartKey,
  file: number,
): CaseBatch {
  return {
    part,
    table: 'outcome',
    rows: outcomes.length,
    columns: {
      caseOrdinal: Int32Array.from(outcomes, ({ ordinal }) => ordinal),
      orphanReportId: Array<null>(outcomes.length).fill(null),
      code: outcomes.map(({ code }) => code),
      extra: Array<null>(outcomes.length).fill(null),
      file: new Int32Array(outcomes.length).fill(file),
      line: Int32Array.from(outcomes, ({ ordinal }) => cases.line[ordinal]!),
    },
  }
}

function* slices(rows: number): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < rows; from += BATCH_ROWS) yield [from, Math.min(from + BATCH_ROWS, rows)]
}

function jsonOf(values: Record<string, string> | undefined): string | null {
  return values === undefined ? null : JSON.stringify(values)
}

function memoised(read: (code: number) => string | null): (code: number) => string | null {
  const known = new Map<number, string | null>()
  return (code) => {
    let value = known.get(code)
    if (value === undefined) {
      value = read(code)
      known.set(code, value)
    }
    return value
  }
}
