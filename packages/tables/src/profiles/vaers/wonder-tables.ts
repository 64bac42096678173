import { type ColumnNames, matchHeader } from '../reading/header-match.js'
import type { TableHead, TableMatch } from '../reading/profile.js'

/** Columns of an export of VAERS from CDC WONDER: what its results were grouped by, each with a column of codes, and the counts. */
const COLUMNS: ColumnNames = {
  Notes: [],
  VAERS_ID: ['VAERS ID'],
  'VAERS ID Code': [],
  Symptoms: ['Symptom', 'Symptom Name'],
  'Vaccine Product': ['Vaccine Products'],
  Vaccine: [],
  'Vaccine Type': ['Vaccine Types'],
  'Vaccine Manufacturer': [],
  'Vaccine Lot': [],
  'Vaccine Dose': [],
  Age: ['Age Group'],
  Sex: ['Gender'],
  'State / Territory': ['State', 'State/Territory'],
  'Event Category': [],
  Serious: [],
  'Date Report Received': ['Date Received', 'Report Received Date'],
  'Date of Onset': ['Onset Date'],
  'Events Reported': [],
  Percent: ['Percent (of 1)'],
}

/** The columns that may name what was given, the best first. */
export const WONDER_VACCINES = ['Vaccine Product', 'Vaccine', 'Vaccine Type'] as const

/** Columns of counts, and codes beside names, which say nothing of a case. */
export const WONDER_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...['Notes', 'VAERS_ID', 'VAERS ID Code', 'Symptoms', 'Symptoms Code', 'Event Category', 'Event Category Code'],
  ...['Vaccine Product', 'Vaccine', 'Vaccine Type', 'Vaccine Product Code', 'Vaccine Code', 'Vaccine Type Code'],
  ...['Vaccine Manufacturer', 'Vaccine Manufacturer Code', 'Vaccine Lot', 'Vaccine Lot Code', 'Vaccine Dose'],
  ...[
    'Vaccine Dose Code',
    'Sex',
    'Sex Code',
    'Age',
    'Age Code',
    'Serious',
    'Serious Code',
    'Events Reported',
    'Percent',
  ],
  ...['Date Report Received', 'Date of Onset'],
])

/** The text below the results begins with such a line. */
const isFooter = (cells: readonly string[]) => cells[0]?.trim() === '---'

const GROUPING = 'Group the results by VAERS ID, Symptoms and Vaccine Type or Vaccine Product, and export them anew.'

/** An export of WONDER: reports where it was grouped by their numbers, else counts, which are refused by name. */
export function recogniseWonder({ name, records }: TableHead): TableMatch | null {
  const match = matchHeader(records[0]!, COLUMNS, [])
  if (match === null) return null
  const has = (column: string) => match.columns.includes(column)
  const grouped = has('Notes') || has('VAERS ID Code') || (has('Events Reported') && has('Percent'))
  const ofVaers = has('VAERS_ID') || has('Symptoms') || WONDER_VACCINES.some(has) || has('Event Category')
  if (!grouped || !ofVaers || !(has('VAERS_ID') || has('Events Reported'))) return null
  const missing = [
    ...(has('VAERS_ID') ? [] : ['VAERS ID']),
    ...(has('Symptoms') ? [] : ['Symptoms']),
    ...(WONDER_VACCINES.some(has) ? [] : ['Vaccine Type']),
  ]
  return {
    table: 'wonder',
    partition: `${name} (WONDER)`,
    columns: match.columns,
    unknownColumns: match.unknownColumns.filter((column) => !/ code$/i.test(column)),
    endsAt: isFooter,
    ...(missing.length > 0 && {
      refused: has('VAERS_ID')
        ? { what: `a list of VAERS reports from CDC WONDER without ${missing.join(' and ')}`, remedy: GROUPING }
        : {
            what: 'an export of counts of VAERS from CDC WONDER, which has no reports',
            remedy: `${GROUPING} Counts are for aethersignal score, which needs a, b, c, d, or a with the totals of drug, event and all, in columns of these names.`,
          },
    }),
    sniff: {
      confidence: 0.93,
      reason: `The header has columns of CDC WONDER: ${['Notes', 'VAERS_ID', 'Symptoms', 'Events Reported'].filter(has).join(', ')}.`,
    },
  }
}
