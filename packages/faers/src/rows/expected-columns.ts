import type { FaersTable } from './faers-table.js'

/**
 * Other names under which a column stands in some quarters or in FDA's documents, and the name used here.
 * Source: headers of the 90 quarters 2004Q1 to 2026Q2; ASC_NTS; the cleaned tables of DiAna (Fusaroli and others,
 * doi:10.17605/OSF.IO/ZQU89).
 */
export const COLUMN_ALIASES: Readonly<Record<string, string>> = {
  isr: 'primaryid',
  case: 'caseid',
  i_f_cod: 'i_f_code',
  gndr_cod: 'sex',
  init_fda_date: 'init_fda_dt',
  fda_date: 'fda_dt',
  lot_nbr: 'lot_num',
  outc_code: 'outc_cod',
  dsg_drug_seq: 'drug_seq',
  indi_drug_seq: 'drug_seq',
  cum_dos_chr: 'cum_dose_chr',
  cum_dos_unit: 'cum_dose_unit',
  substance: 'prod_ai',
  age_in_days: 'age',
  age_in_years: 'age',
  wt_in_kgs: 'wt',
}

const LEGACY: Readonly<Record<FaersTable, string>> = {
  demo: 'primaryid caseid i_f_code foll_seq image event_dt mfr_dt fda_dt rept_cod mfr_num mfr_sndr age age_cod sex e_sub wt wt_cod rept_dt occp_cod death_dt to_mfr confid',
  drug: 'primaryid drug_seq role_cod drugname val_vbm route dose_vbm dechal rechal lot_num exp_dt nda_num',
  reac: 'primaryid pt',
  outc: 'primaryid outc_cod',
  rpsr: 'primaryid rpsr_cod',
  ther: 'primaryid drug_seq start_dt end_dt dur dur_cod',
  indi: 'primaryid drug_seq indi_pt',
}

const FAERS: Readonly<Record<FaersTable, string>> = {
  demo: 'primaryid caseid caseversion i_f_code event_dt mfr_dt init_fda_dt fda_dt rept_cod mfr_num mfr_sndr age age_cod sex e_sub wt wt_cod rept_dt to_mfr occp_cod reporter_country occr_country',
  drug: 'primaryid caseid drug_seq role_cod drugname val_vbm route dose_vbm cum_dose_chr cum_dose_unit dechal rechal lot_num exp_dt nda_num dose_amt dose_unit dose_form dose_freq',
  reac: 'primaryid caseid pt',
  outc: 'primaryid caseid outc_cod',
  rpsr: 'primaryid caseid rpsr_cod',
  ther: 'primaryid caseid drug_seq start_dt end_dt dur dur_cod',
  indi: 'primaryid caseid drug_seq indi_pt',
}

const SINCE_2014Q3: Readonly<Partial<Record<FaersTable, string>>> = {
  demo: 'auth_num lit_ref age_grp',
  drug: 'prod_ai',
  reac: 'drug_rec_act',
}

/** Columns a table should have. REPORTER_COUNTRY came into the legacy DEMO with 2005Q3. */
export function expectedColumns(table: FaersTable, legacy: boolean, partition: string): readonly string[] {
  const quarter = /^\d{4}Q[1-4]/.test(partition) ? partition : ''
  const columns = (legacy ? LEGACY : FAERS)[table].split(' ')
  if (legacy && table === 'demo' && quarter >= '2005Q3') columns.push('reporter_country')
  if (!legacy && quarter >= '2014Q3') columns.push(...(SINCE_2014Q3[table]?.split(' ') ?? []))
  return columns
}

/** Every column that a table has in some quarter. */
export function knownColumns(table: FaersTable): ReadonlySet<string> {
  const all = [LEGACY[table], FAERS[table], SINCE_2014Q3[table] ?? '', table === 'demo' ? 'reporter_country' : '']
  return new Set(all.flatMap((names) => names.split(' ')).filter((name) => name !== ''))
}
