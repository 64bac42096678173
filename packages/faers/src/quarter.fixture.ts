import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { AdapterOptions, AdapterReport, CaseBatch, CaseTable } from '@aethersignal/model'
import { ZipFile } from 'yazl'
import { faersAdapter } from './faers-adapter.js'
import type { FaersTable } from './rows/faers-table.js'

/** Headers as they stand in the files of each era. */
export const ERA_HEADERS = {
  legacy: {
    demo: 'ISR$CASE$I_F_COD$FOLL_SEQ$IMAGE$EVENT_DT$MFR_DT$FDA_DT$REPT_COD$MFR_NUM$MFR_SNDR$AGE$AGE_COD$GNDR_COD$E_SUB$WT$WT_COD$REPT_DT$OCCP_COD$DEATH_DT$TO_MFR$CONFID',
    drug: 'ISR$DRUG_SEQ$ROLE_COD$DRUGNAME$VAL_VBM$ROUTE$DOSE_VBM$DECHAL$RECHAL$LOT_NUM$EXP_DT$NDA_NUM',
    reac: 'ISR$PT',
    outc: 'ISR$OUTC_COD',
    rpsr: 'ISR$RPSR_COD',
    ther: 'ISR$DRUG_SEQ$START_DT$END_DT$DUR$DUR_COD',
    indi: 'ISR$DRUG_SEQ$INDI_PT',
  },
  modern: {
    demo: 'primaryid$caseid$caseversion$i_f_code$event_dt$mfr_dt$init_fda_dt$fda_dt$rept_cod$auth_num$mfr_num$mfr_sndr$lit_ref$age$age_cod$age_grp$sex$e_sub$wt$wt_cod$rept_dt$to_mfr$occp_cod$reporter_country$occr_country',
    drug: 'primaryid$caseid$drug_seq$role_cod$drugname$prod_ai$val_vbm$route$dose_vbm$cum_dose_chr$cum_dose_unit$dechal$rechal$lot_num$exp_dt$nda_num$dose_amt$dose_unit$dose_form$dose_freq',
    reac: 'primaryid$caseid$pt$drug_rec_act',
    outc: 'primaryid$caseid$outc_cod',
    rpsr: 'primaryid$caseid$rpsr_cod',
    ther: 'primaryid$caseid$dsg_drug_seq$start_dt$end_dt$dur$dur_cod',
    indi: 'primaryid$caseid$indi_drug_seq$indi_pt',
  },
} as const satisfies Record<string, Record<FaersTable, string>>

export type Era = keyof typeof ERA_HEADERS

/** A row given by column name, as a line of its era: AERS ends data lines with a delimiter. */
export function line(era: Era, table: FaersTable, values: Readonly<Record<string, string>>): string {
  const fields = ERA_HEADERS[era][table]
    .toLowerCase()
    .split('$')
    .map((name) => values[name] ?? '')
  return fields.join('$') + (era === 'legacy' ? '$' : '')
}

/** The members of a small whole quarter, such as `2022Q4`; tables can be replaced by their text. */
export function quarterMembers(
  quarter: string,
  tables: Readonly<Partial<Record<FaersTable, string>>> = {},
): Record<string, string> {
  const era: Era = quarter < '2012Q4' ? 'legacy' : 'modern'
  const short = quarter.slice(2)
  const id = era === 'legacy' ? { isr: '6000001' } : { primaryid: '300000011', caseid: '30000001' }
  const rows: Record<FaersTable, Record<string, string>> = {
    demo: { ...id, case: '5000001', caseversion: '1', fda_dt: `${quarter.slice(0, 4)}0101`, sex: 'F', gndr_cod: 'F' },
    drug: { ...id, drug_seq: '1', role_cod: 'PS', drugname: 'Aspirin', prod_ai: 'ASPIRIN' },
    reac: { ...id, pt: 'Nausea' },
    outc: { ...id, outc_cod: 'OT' },
    rpsr: { ...id, rpsr_cod: 'HP' },
    ther: { ...id, drug_seq: '1', dsg_drug_seq: '1', start_dt: '2004' },
    indi: { ...id, drug_seq: '1', indi_drug_seq: '1', indi_pt: 'Headache' },
  }
  const members: Record<string, string> = {}
  for (const table of Object.keys(rows) as FaersTable[]) {
    const text = tables[table] ?? `${ERA_HEADERS[era][table]}\r\n${line(era, table, rows[table])}\r\n`
    members[`ascii/${table.toUpperCase()}${short}.txt`] = text
  }
  return members
}

/** Writes a zip archive with the given members. */
export async function writeZip(path: string, members: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(members)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

/** Reads paths to their end. */
export async function readAll(
  paths: readonly string[],
  options: AdapterOptions = {},
): Promise<{ batches: CaseBatch[]; report: AdapterReport }> {
  const run = faersAdapter.read(paths, options)
  const batches: CaseBatch[] = []
  for await (const batch of run.batches) batches.push(batch)
  return { batches, report: run.report() }
}

/** The rows of one table as objects, the parts one after the other. */
export function rowsOf(batches: readonly CaseBatch[], table: CaseTable): Record<string, string | number | null>[] {
  return batches
    .filter((batch) => batch.table === table)
    .flatMap((batch) =>
      Array.from({ length: batch.rows }, (_, row) =>
        Object.fromEntries(
          Object.entries(batch.columns as Record<string, ArrayLike<string | number | null>>).map(([name, values]) => [
            name,
            values[row]!,
          ]),
        ),
      ),
    )
}
