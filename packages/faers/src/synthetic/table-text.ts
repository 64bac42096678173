import type { FaersTable } from '../rows/faers-table.js'
import { seededRandom } from './random.js'
import type { SyntheticDrug, SyntheticReport } from './synthetic-reports.js'
import { DRUGS, EVENTS, INDICATIONS } from './vocabulary.js'

/** Headers as FDA writes them since 2014Q3. */
export const HEADERS: Readonly<Record<FaersTable, string>> = {
  demo: 'primaryid$caseid$caseversion$i_f_code$event_dt$mfr_dt$init_fda_dt$fda_dt$rept_cod$auth_num$mfr_num$mfr_sndr$lit_ref$age$age_cod$age_grp$sex$e_sub$wt$wt_cod$rept_dt$to_mfr$occp_cod$reporter_country$occr_country',
  drug: 'primaryid$caseid$drug_seq$role_cod$drugname$prod_ai$val_vbm$route$dose_vbm$cum_dose_chr$cum_dose_unit$dechal$rechal$lot_num$exp_dt$nda_num$dose_amt$dose_unit$dose_form$dose_freq',
  reac: 'primaryid$caseid$pt$drug_rec_act',
  outc: 'primaryid$caseid$outc_cod',
  rpsr: 'primaryid$caseid$rpsr_cod',
  ther: 'primaryid$caseid$dsg_drug_seq$start_dt$end_dt$dur$dur_cod',
  indi: 'primaryid$caseid$indi_drug_seq$indi_pt',
}

const DAY = 86_400_000
const ROUTES = ['Oral', 'Oral', 'Oral', 'Intravenous', 'Subcutaneous', 'Topical', 'Unknown']

/** Writes the rows that reports have in a table of a quarter. */
export class TableText {
  readonly #firstDay: number
  readonly #seed: number

  constructor(quarter: string, seed: number) {
    this.#firstDay = Date.UTC(Number(quarter.slice(0, 4)), (Number(quarter.slice(5)) - 1) * 3, 1)
    this.#seed = seed
  }

  rows(table: FaersTable, report: SyntheticReport): string[] {
    const id = `${report.caseId}${report.version}$${report.caseId}`
    if (table === 'demo') return [this.#demo(id, report)]
    if (table === 'drug') return report.drugs.map((drug, index) => drugRow(id, drug, index + 1))
    if (table === 'reac') return report.events.map((event) => `${id}$${EVENTS[event]!}$`)
    if (table === 'outc') return report.outcomes.map((code) => `${id}$${code}`)
    if (table === 'rpsr') return seededRandom(this.#seed + 1, report.stream).chance(0.03) ? [`${id}$HP`] : []
    if (table === 'ther') return this.#therapies(id, report)
    return report.drugs.flatMap((drug, index) =>
      drug.random < 0.7 ? [`${id}$${index + 1}$${INDICATIONS[drug.drug % INDICATIONS.length]!}`] : [],
    )
  }

  #demo(id: string, report: SyntheticReport): string {
    const received = this.#date(report.day)
    const eventDate = this.#date(report.firstDay - report.eventDaysBefore).slice(
      0,
      { none: 0, year: 4, month: 6, day: 8 }[report.eventDate],
    )
    const fields = [
      ...[
        id,
        report.version,
        report.version > 1 ? 'F' : 'I',
        eventDate,
        received,
        this.#date(report.firstDay),
        received,
      ],
      ...[report.outcomes.length > 0 ? 'EXP' : 'PER', '', `XX-${report.sender}-${report.caseId}`, report.sender, ''],
      ...[report.age ?? '', report.age === null ? '' : 'YR', report.age !== null && report.age >= 65 ? 'E' : ''],
      ...[report.sex, 'Y', report.weight ?? '', report.weight === null ? '' : 'KG', received, '', report.occupation],
      ...[report.country, report.occurrenceCountry],
    ]
    return fields.join('$')
  }

  #therapies(id: string, report: SyntheticReport): string[] {
    return report.drugs.flatMap((drug, index) => {
      if (drug.random >= 0.35) return []
      const start = this.#date(report.firstDay - report.eventDaysBefore - Math.floor(drug.random * 500))
      const text = drug.random < 0.05 ? start.slice(0, 4) : drug.random < 0.1 ? start.slice(0, 6) : start
      return [`${id}$${index + 1}$${text}$$$`]
    })
  }

  #date(day: number): string {
    return new Date(this.#firstDay + day * DAY).toISOString().slice(0, 10).replaceAll('-', '')
  }
}

function drugRow(id: string, { drug, other, role, hasIngredient, random }: SyntheticDrug, sequence: number): string {
  const name = DRUGS[drug]!
  const ingredient = !hasIngredient ? '' : other === null ? name : `${name}\\${DRUGS[other]!}`
  const verbatim = random < 0.1 ? `${name}.` : random < 0.3 ? name.toLowerCase() : name
  const dose = 5 * (1 + Math.floor(random * 20))
  const route = ROUTES[Math.floor(random * ROUTES.length)]!
  return `${id}$${sequence}$${role}$${verbatim}$${ingredient}$1$${route}$${dose} mg$$$U$U$$$$${dose}$MG$Tablet$QD`
}
