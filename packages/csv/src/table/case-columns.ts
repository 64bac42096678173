/** What a table of cases can say. The first three are needed. */
export const CASE_FIELDS = [
  'caseId',
  'drug',
  'event',
  'role',
  'sex',
  'age',
  'ageUnit',
  'receivedDate',
  'eventDate',
  'country',
  'serious',
] as const

export type CaseField = (typeof CASE_FIELDS)[number]

/** Names under which each field is found, letter case and punctuation aside; those in front win. */
export const COLUMN_ALIASES: Readonly<Record<CaseField, readonly string[]>> = {
  caseId: split(
    'case_id case caseno case_number report_id report_no report_number isr primary_id unique_id safetyreportid vaers_id usubjid',
  ),
  drug: split(
    'drug drug_name medication medicinal_product product product_name substance suspect_drug active_ingredient vaccine vax_name active_substance active_substance_name trta actrt aetrt trt01a actarm',
  ),
  event: split(
    'event reaction adverse_event ae pt preferred_term aedecod reaction_pt reaction_meddra_pt meddra_pt meddra_preferred_term pt_name adr adverse_reaction adverse_drug_reaction event_term symptom aeterm',
  ),
  role: split('role role_cod role_code drug_role drug_characterization drug_characterisation product_role'),
  sex: split('sex gender patient_sex gndr_cod gndr_cd asex'),
  age: split('age age_yrs age_years age_yr age_in_years patient_age patient_onset_age age_numb age_nbr'),
  ageUnit: split('age_unit age_units age_cod age_code patient_age_unit patient_age_units patient_onset_age_unit'),
  receivedDate: split(
    'date report_date received_date receive_date date_received receipt_date rpt_dt rept_dt init_fda_dt fda_dt created_date',
  ),
  eventDate: split('event_date event_dt date_of_event onset_date onset_dt onsdt onset astdt aestdtc aestdt'),
  country: split(
    'country country_code country_cd country_name occr_country occr_country_cd occur_country occurrence_country primary_source_country reporter_country',
  ),
  serious: split('serious seriousness serious_flg serious_flag seriousness_flag ser ser_cod aeser'),
}

/** Fields of which a table may have several columns, told apart by a number: `drug1`, `drug2`. */
export const REPEATED_FIELDS = ['drug', 'event', 'role'] as const satisfies readonly CaseField[]

/** The name of a column without letter case and punctuation. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function split(names: string): readonly string[] {
  return names.split(' ')
}
