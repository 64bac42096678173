import type { ColumnNames } from '../reading/header-match.js'

/**
 * Columns of CAERS, by name within the profile; behind it the headers of CAERS_ASCII_2004_2017Q2 (as R writes them, too,
 * once punctuation is left out) and of the later yearly files.
 */
export const CAERS_COLUMNS: ColumnNames = {
  report: ['RA_Report #', 'RA_Report', 'Report #', 'report id', 'Report Number'],
  created: ['RA_CAERS Created Date', 'created date', 'CAERS Created Date', 'Date FDA First Received Report'],
  event: ['AEC_Event Start Date', 'date of event', 'Date Event'],
  role: ['PRI_Product Role', 'product type', 'Product Role'],
  product: ['PRI_Reported Brand/Product Name', 'product', 'Product Name', 'Reported Brand/Product Name'],
  industryCode: ['PRI_FDA Industry Code', 'product code', 'FDA Industry Code'],
  industry: ['PRI_FDA Industry Name', 'description', 'FDA Industry Name'],
  age: ['CI_Age at Adverse Event', 'patient age', 'Age at Adverse Event'],
  ageUnit: ['CI_Age Unit', 'age units', 'Age Unit'],
  sex: ['CI_Gender', 'sex', 'Gender'],
  outcomes: ['AEC_One Row Outcomes', 'outcomes', 'Case Outcome', 'One Row Outcomes'],
  terms: [
    'SYM_One Row Coded Symptoms',
    'MedDRA preferred terms',
    'Case MedDRA Preferred Terms',
    'One Row Coded Symptoms',
  ],
}
