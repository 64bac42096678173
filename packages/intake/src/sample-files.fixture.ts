import { strToU8, zipSync } from 'fflate'
import { asText, asWorkbook } from '../../tables/src/table-forms.fixture.js'

/** Reports in every file: four of a drug with a reaction, then four of another with another. */
const PAIRS = [
  ['ALFAMAB', 'Rash'],
  ['BETACILLIN', 'Nausea'],
] as const

const reports = PAIRS.flatMap(([drug, event], pair) =>
  Array.from({ length: 4 }, (_, at) => ({ number: pair * 4 + at + 1, drug, event })),
)

/** A quarter of FAERS of eight reports, as FDA zips it. */
export function faersZip(): Uint8Array<ArrayBuffer> {
  const table = (header: string, row: (id: string, report: (typeof reports)[number]) => string) =>
    strToU8(
      [header, ...reports.map((report) => row(`90000${report.number}1$90000${report.number}`, report)), ''].join(
        '\r\n',
      ),
    )
  return new Uint8Array(
    zipSync({
      'ASCII/DEMO24Q1.txt': table(
        'primaryid$caseid$caseversion$i_f_code$event_dt$mfr_dt$init_fda_dt$fda_dt$rept_cod$auth_num$mfr_num$mfr_sndr$lit_ref$age$age_cod$age_grp$sex$e_sub$wt$wt_cod$rept_dt$to_mfr$occp_cod$reporter_country$occr_country',
        (id) => `${id}$1$I$20240102$$20240110$20240110$EXP$$$$$40$YR$$F$Y$$$20240110$$MD$US$US`,
      ),
      'ASCII/DRUG24Q1.txt': table(
        'primaryid$caseid$drug_seq$role_cod$drugname$prod_ai$val_vbm$route$dose_vbm$cum_dose_chr$cum_dose_unit$dechal$rechal$lot_num$exp_dt$nda_num$dose_amt$dose_unit$dose_form$dose_freq',
        (id, { drug }) => `${id}$1$PS$${drug}$${drug}$1$Oral$$$$$$$$$$$$`,
      ),
      'ASCII/REAC24Q1.txt': table('primaryid$caseid$pt$drug_rec_act', (id, { event }) => `${id}$${event}$`),
      'ASCII/OUTC24Q1.txt': table('primaryid$caseid$outc_cod', (id) => `${id}$HO`),
      'ASCII/RPSR24Q1.txt': table('primaryid$caseid$rpsr_cod', (id) => `${id}$HP`),
      'ASCII/THER24Q1.txt': table(
        'primaryid$caseid$dsg_drug_seq$start_dt$end_dt$dur$dur_cod',
        (id) => `${id}$1$2024$$$`,
      ),
      'ASCII/INDI24Q1.txt': table('primaryid$caseid$indi_drug_seq$indi_pt', (id) => `${id}$1$Pain`),
    }),
  )
}

/** A batch of safety reports in E2B(R2). */
export function safetyReports(): string {
  const report = ({ number, drug, event }: (typeof reports)[number]) => `<safetyreport>
<safetyreportversion>1</safetyreportversion><safetyreportid>DE-SAMPLE-${number}</safetyreportid><serious>1</serious>
<patient><patientsex>2</patientsex><reaction><reactionmeddrapt>${event}</reactionmeddrapt></reaction>
<drug><drugcharacterization>1</drugcharacterization><medicinalproduct>${drug}</medicinalproduct></drug></patient>
</safetyreport>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<ichicsr lang="en"><ichicsrmessageheader><messagenumb>SAMPLE-1</messagenumb></ichicsrmessageheader>
${reports.map(report).join('\n')}
</ichicsr>
`
}

/** A workbook with a table of cases. */
export function workbook(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(asWorkbook({ Cases: caseTable('W') }))
}

/** A table of cases as CSV. */
export function csvTable(): string {
  return asText(caseTable('C'), ',')
}

function caseTable(letter: string) {
  return {
    header: ['case_id', 'drug', 'event'],
    rows: reports.map(({ number, drug, event }) => [`${letter}${number}`, drug, event]),
  }
}

/** The three files of a year of VAERS, by name. */
export function vaersFiles(): Readonly<Record<string, string>> {
  const lines = (header: string, row: (report: (typeof reports)[number]) => string) =>
    `${[header, ...reports.map((report) => `${1000 + report.number},${row(report)}`)].join('\n')}\n`
  return {
    '2024VAERSDATA.csv': lines(
      'VAERS_ID,RECVDATE,STATE,AGE_YRS,CAGE_YR,CAGE_MO,SEX,SYMPTOM_TEXT,DIED,HOSPITAL,VAX_DATE,ONSET_DATE',
      () => '01/15/2024,CA,40,40,,F,,,,01/02/2024,01/03/2024',
    ),
    '2024VAERSVAX.csv': lines(
      'VAERS_ID,VAX_TYPE,VAX_MANU,VAX_LOT,VAX_DOSE_SERIES,VAX_ROUTE,VAX_SITE,VAX_NAME',
      ({ drug }) => `${drug.slice(0, 4)},ACME,1,1,IM,LA,${drug}`,
    ),
    '2024VAERSSYMPTOMS.csv': lines(
      `VAERS_ID,${[1, 2, 3, 4, 5].map((at) => `SYMPTOM${at},SYMPTOMVERSION${at}`).join()}`,
      ({ event }) => `${event},26.1,,,,,,,,`,
    ),
  }
}

/** A file of each kind. */
export function everyKind(): Readonly<Record<string, string | Uint8Array<ArrayBuffer>>> {
  return {
    'faers_ascii_2024Q1.zip': faersZip(),
    'reports.xml': safetyReports(),
    'cases.xlsx': workbook(),
    'cases.csv': csvTable(),
    ...vaersFiles(),
  }
}
