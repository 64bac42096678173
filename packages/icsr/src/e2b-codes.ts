/** Occupation codes of FAERS (OCCP_COD) for the qualifications of E2B (R2 A.2.1.4, R3 C.2.r.4). */
export const REPORTER_TYPES: Readonly<Record<string, string>> = { 1: 'MD', 2: 'PH', 3: 'OT', 4: 'LW', 5: 'CN' }

/** Source codes of FAERS (RPSR_COD) for the same: health professional, consumer. */
export const REPORTER_SOURCES: Readonly<Record<string, string>> = { 1: 'HP', 2: 'HP', 3: 'HP', 5: 'CSM' }

/** Types of report (R2 A.1.4, R3 C.1.3). */
export const REPORT_TYPES: Readonly<Record<string, string>> = { 1: 'spontaneous', 2: 'study', 3: 'other', 4: 'unknown' }

/** Sexes (R2 B.1.5, R3 D.5: ISO 5218). */
export const SEXES: Readonly<Record<string, string>> = { 1: 'M', 2: 'F' }

/** Duration units of FAERS (DUR_COD) for the units of E2B(R2), annex 2, and of UCUM. */
export const DURATION_UNITS: Readonly<Record<string, string>> = {
  801: 'YR',
  802: 'MON',
  803: 'WK',
  804: 'DAY',
  805: 'HR',
  806: 'MIN',
  807: 'SEC',
  a: 'YR',
  mo: 'MON',
  wk: 'WK',
  d: 'DAY',
  h: 'HR',
  min: 'MIN',
  s: 'SEC',
}

/** Units of dose of E2B(R2), attachment 1. */
export const DOSE_UNITS: readonly string[] =
  '|kg|g|mg|µg|ng|pg|mg/kg|µg/kg|mg/m2|µg/m2|L|mL|µL|Bq|GBq|MBq|kBq|Ci|mCi|µCi|nCi|mol|mmol|µmol|IU|kIU|MIU|IU/kg|mEq|%|drops|dosage form'.split(
    '|',
  )

/** Routes of administration of E2B(R2), attachment 2: 001 to 067. */
export const ROUTES: readonly string[] = (
  '|Auricular (otic)|Buccal|Cutaneous|Dental|Endocervical|Endosinusial|Endotracheal|Epidural|Extra-amniotic' +
  '|Hemodialysis|Intra corpus cavernosum|Intra-amniotic|Intra-arterial|Intra-articular|Intra-uterine|Intracardiac' +
  '|Intracavernous|Intracerebral|Intracervical|Intracisternal|Intracorneal|Intracoronary|Intradermal' +
  '|Intradiscal (intraspinal)|Intrahepatic|Intralesional|Intralymphatic|Intramedullar (bone marrow)|Intrameningeal' +
  '|Intramuscular|Intraocular|Intrapericardial|Intraperitoneal|Intrapleural|Intrasynovial|Intratumor|Intrathecal' +
  '|Intrathoracic|Intratracheal|Intravenous bolus|Intravenous drip|Intravenous (not otherwise specified)|Intravesical' +
  '|Iontophoresis|Nasal|Occlusive dressing technique|Ophthalmic|Oral|Oropharyngeal|Other|Parenteral|Periarticular' +
  '|Perineural|Rectal|Respiratory (inhalation)|Retrobulbar|Subconjunctival|Subcutaneous|Subdermal|Sublingual|Topical' +
  '|Transdermal|Transmammary|Transplacental|Unknown|Urethral|Vaginal'
).split('|')

/** What a list gives for a code of E2B such as `048`; undefined where it is not in it. */
export function fromList(list: readonly string[], code: string | null): string | undefined {
  if (code === null || !/^\d{1,3}$/.test(code)) return undefined
  return list[Number(code)] || undefined
}

/** What a table gives for a code. */
export function fromCodes(table: Readonly<Record<string, string>>, code: string | null): string | undefined {
  return code !== null && Object.hasOwn(table, code) ? table[code] : undefined
}
