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
  'version',
  'weight',
  'weightUnit',
  'outcome',
] as const

/** What a column of a table of cases can hold. */
export type CaseField = (typeof CASE_FIELDS)[number]

const AGE_UNITS = 'decades months month mo mon mths weeks week wk wks days day dy hours hour hr hrs years'
const WEIGHT_UNITS = 'lb lbs pounds g grams kilograms oz'

/** Names and units of ages in German, French, Spanish, Portuguese, Italian and Dutch. */
const AGES: readonly (readonly [names: string, units: string])[] = [
  ['alter alter_in', 'jahre jahren monate monaten wochen tage tagen stunden'],
  ['age age_en', 'ans annees mois semaines jours heures'],
  ['edad edad_en', 'anos meses semanas dias horas'],
  ['idade idade_em', 'anos meses semanas dias horas'],
  ['eta eta_in', 'anni mesi settimane giorni ore'],
  ['leeftijd leeftijd_in', 'jaar jaren maanden weken dagen uren'],
]

/** Names under which each field is found, letter case, accents and punctuation aside; those in front win. */
export const COLUMN_ALIASES: Readonly<Record<CaseField, readonly string[]>> = {
  caseId: split(
    'case_id case caseno case_number report_id report_no report_number isr primary_id unique_id safetyreportid vaers_id usubjid' +
      ' fallnummer fall_id fall_nr numero_de_cas numero_cas id_cas numero_de_caso numero_do_caso numero_caso id_caso codice_caso meldnummer meldingsnummer',
  ),
  drug: split(
    'drug drug_name medication medicinal_product product product_name substance suspect_drug active_ingredient vaccine vax_name active_substance active_substance_name trta actrt aetrt trt01a actarm' +
      ' arzneimittel arzneimittelname medikament wirkstoff medicament nom_du_medicament substance_active principe_actif medicamento farmaco principio_activo principio_ativo principio_attivo medicinale geneesmiddel werkzame_stof',
  ),
  event: split(
    'event reaction adverse_event ae pt preferred_term aedecod reaction_pt reaction_meddra_pt meddra_pt meddra_preferred_term pt_name adr adverse_reaction adverse_drug_reaction event_term symptom aeterm' +
      ' reaktion nebenwirkung unerwunschte_reaktion unerwunschtes_ereignis effet_indesirable reaction_indesirable evenement_indesirable reaccion reaccion_adversa evento_adverso reazione reazione_avversa reacao reacao_adversa bijwerking',
  ),
  role: split('role role_cod role_code drug_role drug_characterization drug_characterisation product_role'),
  sex: split('sex gender patient_sex gndr_cod gndr_cd asex geschlecht sexe sexo sesso geslacht'),
  age: distinct([
    ...split('age age_yrs age_years age_yr age_in_years patient_age patient_onset_age age_numb age_nbr'),
    ...withUnits('age age_in patient_age patient_age_in onset_age age_at_onset', AGE_UNITS),
    ...AGES.flatMap(([names, units]) => [...split(names).slice(0, 1), ...withUnits(names, units)]),
  ]),
  ageUnit: split('age_unit age_units age_cod age_code patient_age_unit patient_age_units patient_onset_age_unit'),
  receivedDate: split(
    'date report_date received_date receive_date date_received receipt_date rpt_dt rept_dt init_fda_dt fda_dt created_date' +
      ' meldedatum eingangsdatum date_de_reception date_de_notification date_de_declaration fecha_de_recepcion fecha_de_notificacion data_di_ricezione data_di_segnalazione data_de_recebimento data_de_notificacao meldingsdatum',
  ),
  eventDate: split('event_date event_dt date_of_event onset_date onset_dt onsdt onset astdt aestdtc aestdt'),
  country: split(
    'country country_code country_cd country_name occr_country occr_country_cd occur_country occurrence_country primary_source_country reporter_country' +
      ' land pays pais paese',
  ),
  serious: split('serious seriousness serious_flg serious_flag seriousness_flag ser ser_cod aeser'),
  version: split(
    'case_version safety_report_version report_version version version_number version_no case_version_number version_of_case case_ver ver revision revision_number follow_up_number follow_up_no fu_number fup_number foll_seq amendment_number',
  ),
  weight: distinct([
    ...split('weight patient_weight wt weight_kg weight_kgs weight_in_kg'),
    ...withUnits('weight weight_in patient_weight wt', WEIGHT_UNITS),
  ]),
  weightUnit: split('weight_unit weight_units wt_cod weight_code patient_weight_unit wt_unit'),
  outcome: split(
    'outcome outcomes outc_cod outcome_code outc event_outcome case_outcome patient_outcome reaction_outcome serious_outcome seriousness_criteria seriousness_criterion outcome_of_event',
  ),
}

/** Fields of which a table may have several columns, told apart by a number: `drug1`, `drug2`. */
export const REPEATED_FIELDS = ['drug', 'event', 'role'] as const satisfies readonly CaseField[]

/** The name of a column without letter case, accents and punctuation. */
export function plainName(name: string): string {
  return withoutAccents(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Letters without the accents on them, so that `Âge` is `Age`; other marks, such as those of kana, stay. */
export function withoutAccents(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
}

function split(names: string): readonly string[] {
  return names.split(' ')
}

/** Each name with each unit behind it: `age_months`. */
function withUnits(names: string, units: string): readonly string[] {
  return split(names).flatMap((name) => split(units).map((unit) => `${name}_${unit}`))
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Map(names.map((name) => [plainName(name), name])).values()]
}
