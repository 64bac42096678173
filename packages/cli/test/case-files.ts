/** A table of cases in which A goes with X far more often than it should, and every tenth case has a second drug. */
export function caseTable(cases: number, prefix = 'C'): string {
  const lines = ['case_id,drug,event,role,sex,age,date,country,serious']
  for (let number = 0; number < cases; number++) {
    const drug = `DRUG ${(number * 7919) % 211}`
    const event = number % 3 === 0 ? 'Nausea' : `Event ${(number * 104_729) % 307}`
    const rest = `PS,${number % 2 === 0 ? 'F' : 'M'},${20 + (number % 60)},2024-0${1 + (number % 9)}-1${number % 10},US,${number % 4 === 0 ? 'yes' : 'no'}`
    lines.push(`${prefix}${number},${number % 20 === 0 ? 'ALPHA' : drug},${number % 20 === 0 ? 'Rash' : event},${rest}`)
    if (number % 10 === 0) lines.push(`${prefix}${number},SECOND ${number % 13},Headache,${rest}`)
  }
  return `${lines.join('\n')}\n`
}

const FAERS_TABLES = {
  DEMO: 'primaryid$caseid$caseversion$i_f_code$event_dt$mfr_dt$init_fda_dt$fda_dt$rept_cod$auth_num$mfr_num$mfr_sndr$lit_ref$age$age_cod$age_grp$sex$e_sub$wt$wt_cod$rept_dt$to_mfr$occp_cod$reporter_country$occr_country',
  DRUG: 'primaryid$caseid$drug_seq$role_cod$drugname$prod_ai$val_vbm$route$dose_vbm$cum_dose_chr$cum_dose_unit$dechal$rechal$lot_num$exp_dt$nda_num$dose_amt$dose_unit$dose_form$dose_freq',
  REAC: 'primaryid$caseid$pt$drug_rec_act',
  OUTC: 'primaryid$caseid$outc_cod',
  RPSR: 'primaryid$caseid$rpsr_cod',
  THER: 'primaryid$caseid$dsg_drug_seq$start_dt$end_dt$dur$dur_cod',
  INDI: 'primaryid$caseid$indi_drug_seq$indi_pt',
} as const

/** Rows of the tables of a FAERS quarter, in the form of 2024. */
export type FaersRows = Readonly<Record<keyof typeof FAERS_TABLES, readonly string[]>>

/** Members of a FAERS quarter with one report. */
export function faersMembers(): Record<string, string> {
  return faersTables({
    DEMO: ['1000011$100001$1$I$20240102$$20240105$20240105$EXP$$$X$$40$YR$$F$Y$$$20240105$$MD$US$US'],
    DRUG: ['1000011$100001$1$PS$ALPHA TABLETS$ALPHA$1$$$$$$$$$$$$$'],
    REAC: ['1000011$100001$Rash$'],
    OUTC: ['1000011$100001$HO'],
    RPSR: ['1000011$100001$HP'],
    THER: ['1000011$100001$1$20240101$$$'],
    INDI: ['1000011$100001$1$Pain'],
  })
}

/** Members of a FAERS quarter, such as 24Q1, with these rows. */
export function faersTables(rows: FaersRows, quarter = '24Q1'): Record<string, string> {
  return Object.fromEntries(
    Object.entries(FAERS_TABLES).map(([table, header]) => [
      `ASCII/${table}${quarter}.txt`,
      [header, ...rows[table as keyof typeof rows], ''].join('\r\n'),
    ]),
  )
}

/** A report as FAERS has it: dates as YYYYMMDD, YYYYMM or YYYY, empty where unknown. */
export interface DatedReport {
  readonly drugs: readonly { readonly name: string; readonly role?: string; readonly start?: string }[]
  readonly events: readonly string[]
  readonly eventDate?: string
  readonly received?: string
  readonly sex?: string
}

/** Members of a FAERS quarter with these reports, numbered from `first`. */
export function datedMembers(
  reports: readonly DatedReport[],
  { quarter = '24Q1', first = 2_000_001 } = {},
): Record<string, string> {
  const rows = reports.map(({ drugs, events, eventDate = '', received = '20240301', sex = 'F' }, at) => {
    const key = `${first + at}1$${first + at}`
    const demo = `${key}$1$I$${eventDate}$$${received}$${received}$EXP$$$X$$40$YR$$${sex}$Y$$$${received}$$MD$US$US`
    const drug = drugs.map(({ name, role = 'PS' }, n) => `${key}$${n + 1}$${role}$${name}$${name}$1$$$$$$$$$$$$$`)
    const therapy = drugs.flatMap(({ start }, n) => (start === undefined ? [] : [`${key}$${n + 1}$${start}$$$`]))
    return { demo, drug, therapy, reaction: events.map((event) => `${key}$${event}$`) }
  })
  const tables = {
    DEMO: rows.map(({ demo }) => demo),
    DRUG: rows.flatMap(({ drug }) => drug),
    REAC: rows.flatMap(({ reaction }) => reaction),
    THER: rows.flatMap(({ therapy }) => therapy),
    OUTC: [],
    RPSR: [],
    INDI: [],
  }
  return faersTables(tables, quarter)
}
