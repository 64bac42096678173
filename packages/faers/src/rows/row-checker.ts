import { readIdentifier } from '../values/identifier.js'
import type { FaersTable } from './faers-table.js'
import type { TableHeader } from './table-header.js'

const DATE = /^(\d{4}(\d{2}){0,2}(\.0)?|NA)?$/
const NUMBER = /^([+-]?(\d+\.?\d*|\.\d+)|NA)?$/
const COUNTRY = /^([A-Za-z][A-Za-z .,'()&-]*|[A-Z]\d)?$/
const YES_NO = /^[YN]?$/i
const CHALLENGE = /^([YNUD]|NA)?$/i

/** What the columns of fixed vocabulary can hold. Empty is always possible. Source: ASC_NTS, and stray codes seen. */
const PATTERNS: Readonly<Record<FaersTable, Readonly<Record<string, RegExp>>>> = {
  demo: {
    caseid: /^\d{1,12}(\.0)?$/,
    caseversion: /^\d{0,4}(\.0)?$/,
    i_f_code: /^[IF]?$/i,
    event_dt: DATE,
    mfr_dt: DATE,
    init_fda_dt: DATE,
    fda_dt: DATE,
    rept_cod: /^(EXP|PER|DIR|5DAY|30DAY|NA)?$/i,
    age: NUMBER,
    age_cod: /^(DEC|YR|MON|WK|DY|HR|MIN|SEC|NA|85)?$/i,
    age_grp: /^([NICTAE]|NA)?$/i,
    sex: /^(M|F|UNK|NS|YR|P|I|T|NA)?$/i,
    e_sub: YES_NO,
    wt: NUMBER,
    wt_cod: /^(KG|LBS|GMS|KGS|IB|MG|NA)?$/i,
    rept_dt: DATE,
    death_dt: DATE,
    to_mfr: YES_NO,
    confid: YES_NO,
    occp_cod: /^(MD|PH|OT|LW|CN|HP|RN|SALES|NA)?$/i,
    reporter_country: COUNTRY,
    occr_country: COUNTRY,
  },
  drug: {
    caseid: /^(\d{1,12}(\.0)?)?$/,
    drug_seq: /^\d*(\.0)?$/,
    role_cod: /^(PS|SS|C|I|DN|NA)?$/i,
    val_vbm: /^([12](\.0)?|NA)?$/,
    dechal: CHALLENGE,
    rechal: CHALLENGE,
    cum_dose_chr: NUMBER,
    nda_num: /^([A-Z]{0,4}\d*(\.0)?|NA)?$/i,
  },
  reac: { caseid: /^(\d{1,12}(\.0)?)?$/ },
  outc: { caseid: /^(\d{1,12}(\.0)?)?$/, outc_cod: /^(DE|LT|HO|DS|CA|RI|OT|NA)?$/i },
  rpsr: { caseid: /^(\d{1,12}(\.0)?)?$/, rpsr_cod: /^(FGN|SDY|LIT|CSM|HP|UF|CR|DT|OTH|NA)?$/i },
  ther: {
    caseid: /^(\d{1,12}(\.0)?)?$/,
    drug_seq: /^\d*(\.0)?$/,
    start_dt: DATE,
    end_dt: DATE,
    dur: NUMBER,
    dur_cod: /^(YR|MON|WK|DAY|HR|MIN|SEC|NA)?$/i,
  },
  indi: { caseid: /^(\d{1,12}(\.0)?)?$/, drug_seq: /^\d*(\.0)?$/ },
}

/** Tells whether fields can be a row of a table. Only rows that are being repaired are checked, so it may take time. */
export class RowChecker {
  readonly keyIndex: number
  readonly #caseIndex: number
  readonly #patterns: readonly { readonly index: number; readonly pattern: RegExp }[]
  /** Tells whether a value stood in a column before; knowing none is allowed. */
  readonly #known: ReadonlyMap<number, (value: string) => boolean>

  constructor(table: FaersTable, header: TableHeader, known: ReadonlyMap<string, (value: string) => boolean>) {
    this.keyIndex = header.at.get('primaryid')!
    this.#caseIndex = header.legacy ? -1 : (header.at.get('caseid') ?? -1)
    this.#patterns = Object.entries(PATTERNS[table]).flatMap(([name, pattern]) => {
      const index = header.at.get(name)
      return index === undefined ? [] : [{ index, pattern }]
    })
    this.#known = new Map(
      [...known].flatMap(([name, has]) => {
        const index = header.at.get(name)
        return index === undefined ? [] : [[index, has] as const]
      }),
    )
  }

  /** Whether every column that has a fixed vocabulary holds a word of it, and the key fits the case number. */
  accepts(fields: readonly string[]): boolean {
    const key = readIdentifier(fields[this.keyIndex] ?? '')
    if (Number.isNaN(key)) return false
    if (this.#caseIndex >= 0) {
      const caseId = readIdentifier(fields[this.#caseIndex] ?? '')
      if (!Number.isNaN(caseId) && !String(key).startsWith(String(caseId))) return false
    }
    return this.#patterns.every(({ index, pattern }) => pattern.test((fields[index] ?? '').trim()))
  }

  /** In how many columns of open vocabulary the value was met before. */
  familiarity(fields: readonly string[]): number {
    let familiar = 0
    for (const [index, has] of this.#known) {
      const value = fields[index]
      if (value !== undefined && value !== '' && has(value)) familiar++
    }
    return familiar
  }
}
