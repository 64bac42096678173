import { type CaseBatch, MISSING_INTEGER, normaliseName } from '@aethersignal/model'
import { CaseWriter, maudeEventType, presentText, type WholeCase } from '@aethersignal/model/adapter'
import { FieldReader } from '../reading/field-reader.js'
import type { ProfilePart, TableProfile } from '../reading/profile.js'
import { profileAdapter } from '../reading/profile-adapter.js'
import { jsonOf, type ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'
import { type RowPlace, readChildren } from '../reading/read-children.js'
import { recogniseMaude } from './maude-tables.js'
import { problemCode, readProblemTerms } from './problem-terms.js'
import { furtherOfPatients, outcomesOfPatients, personOf, type ReportDetails, readDetails } from './report-details.js'
import { reportKey } from './report-key.js'

const REPORT_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ `MDR_REPORT_KEY REPORT_NUMBER DATE_RECEIVED DATE_CHANGED DATE_OF_EVENT REPORTER_OCCUPATION_CODE REPORT_SOURCE_CODE
  MANUFACTURER_NAME REPORTER_COUNTRY_CODE EVENT_COUNTRY`.split(/\s+/),
)

const DEVICE_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...['MDR_REPORT_KEY', 'DEVICE_SEQUENCE_NO', 'BRAND_NAME', 'GENERIC_NAME', 'LOT_NUMBER'],
])

const PROBLEMS = ['device', 'patient'] as const

/** The profile of the files of MAUDE, FDA's reports on devices. */
export const maudeProfile: TableProfile = {
  id: 'maude',
  version: '1',
  title: 'a file of MAUDE',
  tells: 'Its files have MDR_REPORT_KEY and pipes between their columns; files of problems may come without a header.',
  neededTables: ['mdrfoi', 'device'],
  lacks(tables) {
    const problems = PROBLEMS.filter((kind) => tables.has(`${kind}-problems`))
    if (problems.length === 0) {
      return {
        message: 'The reports of MAUDE are there, but not what happened: their problems stand in files of their own.',
        remedy:
          'Give foidevproblem.txt with deviceproblemcodes.csv, or patientproblemcode.txt with patientproblemcodes.csv, or all four.',
      }
    }
    const wanting = problems.find((kind) => !tables.has(`${kind}-terms`))
    return wanting === undefined
      ? null
      : {
          message: `The problems of the ${wanting} are there as codes, but not what the codes mean.`,
          remedy: `Give ${wanting}problemcodes.csv beside them; FDA publishes it with the data files.`,
        }
  },
  recognise: recogniseMaude,
  read: readMaude,
}

/**
 * Reads the files of MAUDE (FDA, MDR data files), joined by MDR_REPORT_KEY: `mdrfoi`, `device` (`foidev`), the problems of devices
 * (`foidevproblem`) and patients (`patientproblemcode`) with the lists of what their codes mean, and where they are given
 * `patient` (outcomes, and age, sex and weight of the only patient) and `foitext` (the narrative, in `extra` of the case). Reports
 * are numbered and counted as those of openFDA's device events: devices stand in the place of drugs, as primary suspects under
 * their generic name, else their brand; an event is a problem of the device or of the patient. Quotes are text: MAUDE quotes nothing.
 * The files `…change` go before others where both hold a report.
 */
export const maudeAdapter = /* @__PURE__ */ profileAdapter(maudeProfile)

async function* readMaude(part: ProfilePart): AsyncGenerator<CaseBatch> {
  const { signal } = part
  const writer = new CaseWriter(part.part)
  const details = await readDetails(part)
  const ordinals = new Map<string, number>()
  for (const table of changedFirst(part.tables('mdrfoi'))) {
    const ids = new Set<string>()
    for await (const rows of table.rows(signal)) {
      for (const row of rows) {
        const key = reportKey(row)
        if (key === null) table.quarantine(row, 'case-id-missing')
        else if (ordinals.has(key)) table.quarantine(row, 'report-repeated')
        else {
          ordinals.set(key, writer.write(caseOf(row, key, table, details.get(key))))
          ids.add(key)
          table.loaded(row)
        }
      }
      yield* writer.takeReady()
    }
    table.account.distinctIds = ids.size
  }
  for (const table of part.tables('device')) {
    const write = (row: ProfileRow, place: RowPlace) => writeDevice(writer, row, place, table)
    await readChildren(table, ordinals, reportKey, write, signal)
  }
  for (const problem of PROBLEMS) {
    const terms = await readProblemTerms(part, problem)
    for (const table of part.tables(`${problem}-problems`)) {
      const write = (row: ProfileRow, place: RowPlace) => {
        const code = problemCode(row.get('PROBLEM_CODE'))
        if (code === '') return 'event-missing'
        const term = terms.get(code)
        if (term === undefined) table.note('problem-without-term')
        writer.add('event', {
          ...place,
          term: term ?? `${problem} problem ${code}`,
          extra: JSON.stringify({ problem, code }),
        })
        return null
      }
      await readChildren(table, ordinals, reportKey, write, signal)
    }
  }
  warn(part, details, ordinals)
  yield* writer.end(signal)
}

/** Files of reports that FDA changed after it published them go first, then those it added. */
function changedFirst(tables: readonly ProfileTable[]): readonly ProfileTable[] {
  const rank = ({ name }: ProfileTable) => (/change/i.test(name) ? 0 : /add/i.test(name) ? 1 : 2)
  return [...tables].sort((left, right) => rank(left) - rank(right))
}

function caseOf(row: ProfileRow, key: string, table: ProfileTable, details: ReportDetails | undefined): WholeCase {
  const fields = new FieldReader(row, table)
  const receivedDate = fields.date('DATE_RECEIVED', 'month-first')
  const changed = fields.date('DATE_CHANGED', 'month-first')
  const versionDate = changed === MISSING_INTEGER ? receivedDate : changed
  const { patients = [], texts = [] } = details ?? {}
  const outcomes = outcomesOfPatients(patients, table)
  const type = maudeEventType(row.get('EVENT_TYPE'))
  if (type === 'death') outcomes.add('DE')
  if (patients.length > 1) table.note('several-patients')
  return {
    case: {
      reportId: versionDate === MISSING_INTEGER ? key : `${key}-${versionDate}`,
      caseId: presentText(row.get('REPORT_NUMBER'), 'id') ?? key,
      ...{ versionDate, receivedDate, eventDate: fields.date('DATE_OF_EVENT', 'month-first') },
      ...(patients.length === 1 && personOf(patients[0]!, table)),
      country: fields.country('EVENT_COUNTRY'),
      reporterCountry: fields.country('REPORTER_COUNTRY_CODE'),
      serious: outcomes.size > 0 || type === 'injury' ? 1 : type === 'malfunction' ? 0 : null,
      reporterType: fields.text('REPORTER_OCCUPATION_CODE'),
      reportType: fields.text('REPORT_SOURCE_CODE'),
      sender: fields.text('MANUFACTURER_NAME'),
      senderCaseNumber: key,
      extra: fields.extra(REPORT_PLACED, {
        ...(texts.length > 0 && { narrative: texts.join('\n\n') }),
        ...furtherOfPatients(patients),
      }),
      ...{ file: table.file, line: row.line },
    },
    outcomes: [...outcomes].map((code) => ({ code })),
  }
}

function writeDevice(writer: CaseWriter, row: ProfileRow, place: RowPlace, table: ProfileTable): string | null {
  const verbatim = presentText(row.get('BRAND_NAME'), 'drug')
  const ingredient = presentText(row.get('GENERIC_NAME'), 'drug')
  const generic = normaliseName(ingredient ?? '')
  const names = generic ?? normaliseName(verbatim ?? '')
  if (names === null) return 'drug-missing'
  const sequence = row.get('DEVICE_SEQUENCE_NO')
  writer.add('drug', {
    ...place,
    sequence: /^\d{1,9}(\.0+)?$/.test(sequence) ? Math.trunc(Number(sequence)) : null,
    ...{ role: 'PS', verbatim, ingredient, names, nameSource: generic === null ? 'verbatim' : 'prod_ai' },
    lot: presentText(row.get('LOT_NUMBER'), 'attribute'),
    extra: jsonOf(row.rest(DEVICE_PLACED)),
  })
  if (generic === null) table.note('device-without-generic-name')
  return null
}

function warn(
  part: ProfilePart,
  details: ReadonlyMap<string, ReportDetails>,
  reports: ReadonlyMap<string, number>,
): void {
  part.warn(
    'device-problems',
    'Events of device reports are problems of the device and problems of the patient, side by side; each says in its extra which it is. Devices stand in the place of drugs, under their generic name, else their brand.',
  )
  if (part.tables('patient').length === 0) {
    part.warn(
      'no-patients',
      'MAUDE: without patient there are no ages and sexes, and no outcomes but death by the type of the event.',
    )
  }
  part.warn(
    'several-patients',
    'MAUDE: reports on several patients; age, sex and weight of such a case are not told.',
    [...details].filter(([key, { patients }]) => patients.length > 1 && reports.has(key)).length,
  )
  part.warn(
    'details-without-report',
    'MAUDE: reports of which patient or foitext tell and mdrfoi does not; what they tell is left out.',
    [...details.keys()].filter((key) => !reports.has(key)).length,
  )
}
