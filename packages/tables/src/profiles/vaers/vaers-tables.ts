import { type ColumnNames, columnNames, matchHeader } from '../reading/header-match.js'
import { partitionName } from '../reading/partition-name.js'
import type { TableHead, TableMatch } from '../reading/profile.js'
import { recogniseWonder } from './wonder-tables.js'

/** Columns as in the VAERS Data Use Guide (CDC and FDA); ORDER since 8 May 2025. */
const TABLES = [
  {
    table: 'data',
    file: 'VAERSDATA',
    columns: /* @__PURE__ */ columnNames(
      'VAERS_ID RECVDATE STATE AGE_YRS CAGE_YR CAGE_MO SEX RPT_DATE SYMPTOM_TEXT DIED DATEDIED L_THREAT ER_VISIT HOSPITAL HOSPDAYS X_STAY DISABLE RECOVD VAX_DATE ONSET_DATE NUMDAYS LAB_DATA V_ADMINBY V_FUNDBY OTHER_MEDS CUR_ILL HISTORY PRIOR_VAX SPLTTYPE FORM_VERS TODAYS_DATE BIRTH_DEFECT OFC_VISIT ER_ED_VISIT ALLERGIES ORDER',
    ),
    needed: ['VAERS_ID', 'RECVDATE', 'SYMPTOM_TEXT'],
  },
  {
    table: 'vax',
    file: 'VAERSVAX',
    columns: /* @__PURE__ */ columnNames(
      'VAERS_ID VAX_TYPE VAX_MANU VAX_LOT VAX_DOSE_SERIES VAX_ROUTE VAX_SITE VAX_NAME ORDER',
    ),
    needed: ['VAERS_ID', 'VAX_TYPE', 'VAX_NAME'],
  },
  {
    table: 'symptoms',
    file: 'VAERSSYMPTOMS',
    columns: /* @__PURE__ */ columnNames(
      'VAERS_ID SYMPTOM1 SYMPTOMVERSION1 SYMPTOM2 SYMPTOMVERSION2 SYMPTOM3 SYMPTOMVERSION3 SYMPTOM4 SYMPTOMVERSION4 SYMPTOM5 SYMPTOMVERSION5 ORDER',
    ),
    needed: ['VAERS_ID', 'SYMPTOM1'],
  },
] as const

/** What every table of VAERS may have, for those that somebody joined. */
const ALL_COLUMNS: ColumnNames = /* @__PURE__ */ Object.assign(
  {},
  .../* @__PURE__ */ TABLES.map(({ columns }) => columns),
)

/** Which of the three tables of a year this is, by its columns; `joined` where somebody put them into one, `wonder` for an export of CDC WONDER. */
export function recogniseVaers(head: TableHead): TableMatch | null {
  const { name, records } = head
  const joined = matchHeader(records[0]!, ALL_COLUMNS, ['VAERS_ID', 'VAX_NAME', 'SYMPTOM1'])
  if (joined !== null) {
    return {
      table: 'joined',
      partition: `${partitionOf(name)} joined`,
      ...joined,
      sniff: {
        confidence: 0.95,
        reason: 'The header has columns of VAERS of several tables: VAERS_ID, VAX_NAME, SYMPTOM1.',
      },
    }
  }
  for (const { table, file, columns, needed } of TABLES) {
    const match = matchHeader(records[0]!, columns, needed)
    if (match === null) continue
    return {
      table,
      partition: partitionOf(name),
      ...match,
      sniff: {
        confidence: 0.95,
        reason: `The header has the columns of ${file}: ${needed.join(', ')}.`,
      },
    }
  }
  return recogniseWonder(head)
}

/** Files from elsewhere than the United States are of all years. */
function partitionOf(name: string): string {
  if (/non-?_?domestic/i.test(name)) return 'NonDomestic'
  if (/vaers/i.test(name)) return partitionName(name, /vaers|data|vax|symptoms/gi, 'VAERS')
  // Renamed files tell their year at best; what else stands in their names says which table they are.
  return /(?:^|\D)((?:19|20)\d\d)(?!\d)/.exec(name)?.[1] ?? 'VAERS'
}
