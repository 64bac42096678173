import { partitionName } from '../reading/partition-name.js'
import type { TableHead, TableMatch } from '../reading/profile.js'

const names = (text: string) => text.trim().split(/\s+/)

/** Files of the Canada Vigilance extract, which have no header, with their columns as Health Canada documents them. */
const TABLES = [
  {
    table: 'reports',
    columns:
      /* @__PURE__ */ names(`REPORT_ID REPORT_NO VERSION_NO DATRECEIVED DATINTRECEIVED MAH_NO REPORT_TYPE_CODE REPORT_TYPE_ENG
      REPORT_TYPE_FR GENDER_CODE GENDER_ENG GENDER_FR AGE AGE_Y AGE_UNIT_ENG AGE_UNIT_FR OUTCOME_CODE OUTCOME_ENG OUTCOME_FR
      WEIGHT WEIGHT_UNIT_ENG WEIGHT_UNIT_FR HEIGHT HEIGHT_UNIT_ENG HEIGHT_UNIT_FR SERIOUSNESS_CODE SERIOUSNESS_ENG
      SERIOUSNESS_FR DEATH DISABILITY CONGENITAL_ANOMALY LIFE_THREATENING HOSP_REQUIRED OTHER_MEDICALLY_IMP_COND
      REPORTER_TYPE_ENG REPORTER_TYPE_FR SOURCE_CODE SOURCE_ENG SOURCE_FR E2B_IMP_SAFETYREPORT_ID AUTHORITY_NUMB
      COMPANY_NUMB`),
  },
  {
    table: 'report_drug',
    columns:
      /* @__PURE__ */ names(`REPORT_DRUG_ID REPORT_ID DRUG_PRODUCT_ID DRUGNAME DRUGINVOLV_ENG DRUGINVOLV_FR ROUTEADMIN_ENG
      ROUTEADMIN_FR UNIT_DOSE_QTY DOSE_UNIT_ENG DOSE_UNIT_FR FREQUENCY FREQ_TIME FREQUENCY_TIME_ENG FREQUENCY_TIME_FR
      FREQ_TIME_UNIT_ENG FREQ_TIME_UNIT_FR THERAPY_DURATION THERAPY_DURATION_UNIT_ENG THERAPY_DURATION_UNIT_FR
      DOSAGEFORM_ENG DOSAGEFORM_FR`),
  },
  {
    table: 'reactions',
    columns:
      /* @__PURE__ */ names(`REACTION_ID REPORT_ID DURATION DURATION_UNIT_ENG DURATION_UNIT_FR PT_NAME_ENG PT_NAME_FR SOC_NAME_ENG
      SOC_NAME_FR MEDDRA_VERSION`),
  },
  {
    table: 'report_drug_indication',
    columns: /* @__PURE__ */ names(
      'REPORT_DRUG_ID REPORT_ID DRUG_PRODUCT_ID DRUGNAME INDICATION_NAME_ENG INDICATION_NAME_FR',
    ),
  },
  {
    table: 'drug_product_ingredients',
    columns: /* @__PURE__ */ names(
      'DRUG_PRODUCT_INGREDIENT_ID DRUG_PRODUCT_ID DRUGNAME ACTIVE_INGREDIENT_ID ACTIVE_INGREDIENT_NAME',
    ),
    notCases: true,
  },
  {
    table: 'report_links',
    columns: /* @__PURE__ */ names('REPORT_LINK_ID REPORT_ID RECORD_TYPE_ENG RECORD_TYPE_FR REPORT_LINK_NO'),
    notCases: true,
  },
  { table: 'drug_products', columns: /* @__PURE__ */ names('DRUG_PRODUCT_ID DRUGNAME'), notCases: true },
] as const

const FILE =
  /(reports|report_drug_indication|report_drug|report_links|reactions|drug_product_ingredients|drug_products|[a-z]+_lx)/i

/**
 * Which file of the extract this is: by its name and by the number of its columns, since there is no header. Numbers stand
 * in front of every row.
 */
export function recogniseCanada({ name, lines, records }: TableHead): TableMatch | null {
  const word = FILE.exec(name)?.[1]?.toLowerCase()
  const first = records[0]!
  if (word === undefined || !lines[0]!.includes('$') || !/^\d+$/.test(first[0]!.trim())) return null
  const found = TABLES.find(({ table }) => table === word)
  const columns = found?.columns ?? first.map((_, at) => `column_${at + 1}`)
  if ((found === undefined && !word.endsWith('_lx')) || first.length !== columns.length) return null
  return {
    table: word,
    partition: partitionName(name, new RegExp(FILE, 'gi'), 'extract'),
    columns,
    unknownColumns: [],
    headerless: true,
    notCases: found === undefined || 'notCases' in found,
    sniff: {
      confidence: 0.9,
      reason: `Named ${word}, without a header and with ${columns.length} columns separated by $, as in the Canada Vigilance extract.`,
    },
  }
}
