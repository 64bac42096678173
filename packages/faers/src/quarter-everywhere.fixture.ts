import { NAME_SEPARATOR } from '@aethersignal/model'
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-custom.js'
import { faersFileAdapter } from './faers-file-adapter.js'

const MEMBERS = {
  'ascii/DEMO22Q4.txt':
    'primaryid$caseid$caseversion$fda_dt$sex$age$age_cod$reporter_country\r\n' +
    '300000011$30000001$1$20221012$F$71$YR$CA\r\n' +
    '300000021$30000002$1$20221101$M$6$DEC$C\u00f4te d\u2019Ivoire\r\n' +
    '300000031$30000003$1$20221130$UNK$$$US\r\n',
  'ascii/DRUG22Q4.txt':
    'primaryid$caseid$drug_seq$role_cod$drugname$prod_ai\r\n' +
    '300000011$30000001$1$PS$Aspirin.$ASPIRIN\r\n' +
    '300000021$30000002$1$PS$Zestoretic$HYDROCHLOROTHIAZIDE\\LISINOPRIL\r\n' +
    '300000021$30000002$2$C$Fa\u00e7tu$\r\n' +
    '300000031$30000003$1$PS$ASPIRIN$ASPIRIN\r\n',
  'ascii/REAC22Q4.txt':
    'primaryid$caseid$pt$drug_rec_act\r\n' +
    '300000011$30000001$Nausea$\r\n' +
    '300000021$30000002$Cough$\r\n' +
    '300000021$30000002$Angioedema$\r\n' +
    'no number$30000003$Rash$\r\n',
  'ascii/OUTC22Q4.txt': 'primaryid$caseid$outc_cod\r\n300000021$30000002$HO\r\n',
  'ascii/RPSR22Q4.txt': 'primaryid$caseid$rpsr_cod\r\n300000011$30000001$HP\r\n',
  'ascii/THER22Q4.txt':
    'primaryid$caseid$dsg_drug_seq$start_dt$end_dt$dur$dur_cod\r\n300000011$30000001$1$202210$$$\r\n',
  'ascii/INDI22Q4.txt': 'primaryid$caseid$indi_drug_seq$indi_pt\r\n300000011$30000001$1$Headache\r\n',
  'Deleted/DELETE22Q4.txt': ' \r\n10153291\r\n10796583\r\n',
}

/** What {@link quarterHere} has to give; the hash is that of OpenSSL. */
export const QUARTER_EVERYWHERE = {
  rows: {
    case: 3,
    drug: 4,
    event: 3,
    outcome: 1,
    reporter: 1,
    therapy: 1,
    indication: 1,
    deletion: 2,
  },
  names: ['ASPIRIN', `HYDROCHLOROTHIAZIDE${NAME_SEPARATOR}LISINOPRIL`, 'FAÇTU', 'ASPIRIN'],
  terms: ['Nausea', 'Cough', 'Angioedema'],
  quarantined: ['REAC22Q4.txt:5 key-not-numeric no number$30000003$Rash$'],
  hashOfReac: 'd89c28e79331b2e0e3feb2e7daa78c5754cc8c3d8eeefb8add438a66a271a2e8',
  archiveHashed: true,
}

/** What a small quarter, zipped here, is read to: for tests that want the same of Node and of a browser. */
export async function quarterHere(): Promise<typeof QUARTER_EVERYWHERE> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false })
  for (const [name, text] of Object.entries(MEMBERS)) await writer.add(name, new TextReader(text))
  const zip = new File([await writer.close()], 'faers_ascii_2022Q4.zip')
  const rows: Record<string, number> = {}
  const texts: Record<string, unknown[]> = {}
  const run = faersFileAdapter.read([zip])
  for await (const batch of run.batches) {
    rows[batch.table] = (rows[batch.table] ?? 0) + batch.rows
    const columns = batch.columns as Readonly<Record<string, ArrayLike<unknown>>>
    for (const name of ['names', 'term'] as const) {
      if (columns[name] !== undefined) texts[`${batch.table}.${name}`] = Array.from(columns[name]).slice(0, batch.rows)
    }
  }
  const { files } = run.report()
  const quarantined = files.flatMap(({ path, quarantined: left }) =>
    left.map(({ line, code, text }) => `${path.split('/').at(-1)}:${line} ${code} ${text}`),
  )
  return {
    // Casts: the tests compare with what is expected.
    rows: rows as typeof QUARTER_EVERYWHERE.rows,
    names: texts['drug.names'] as string[],
    terms: texts['event.term'] as string[],
    quarantined,
    hashOfReac: files.find(({ table }) => table === 'reac')?.sha256 ?? '',
    archiveHashed: files.every(({ archiveSha256 }) => /^[0-9a-f]{64}$/.test(archiveSha256 ?? '')),
  }
}
