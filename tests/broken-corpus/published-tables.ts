import type { Random } from '../../packages/faers/src/synthetic/random.js'
import { type LineSource, markerOf, words } from './line-source.js'
import type { Reader } from './variant.js'

/** Sound files of a publisher, which belong together. */
export interface PublishedTables {
  readonly reader: Reader
  readonly files: readonly { readonly name: string; readonly source: LineSource }[]
}

const ROWS = 12
const rows = <T>(row: (number: number) => T): T[] => Array.from({ length: ROWS }, (_, number) => row(number))

/** CAERS under its later header: a row a product, which holds the marker. */
export function caersTable(random: Random): LineSource {
  return {
    header:
      'Report ID,CAERS Created Date,Date of Event,Product Type,Product,Product Code,Description,Patient Age,Age Units,Sex,MedDRA Preferred Terms,Outcomes',
    records: rows((row) =>
      [
        ...[`2023-${row}`, '01/02/2023', '', 'SUSPECT', `${markerOf(row)} ${words(random, 1)}`, '54', 'VITAMINS', '44'],
        ...['year(s)', 'Male', '"Nausea, Vomiting"', '"Death, Hospitalization"'],
      ].join(','),
    ),
    markers: rows(markerOf),
    needed: /Product,/,
    delimiter: ',',
    quotes: true,
  }
}

function table(delimiter: string, header: string | null, record: (row: number) => readonly string[]): LineSource {
  const markers = rows((row) => markerOf(row)).filter((marker, row) => record(row).join(' ').includes(marker))
  return { header, records: rows((row) => record(row).join(delimiter)), markers, needed: /^/, delimiter, quotes: true }
}

const EUDRAVIGILANCE =
  'EU Local Number,Report Type,EV Gateway Receipt Date,Primary Source Qualification,Primary Source Country for Regulatory Purposes,Literature Reference,Patient Age Group,Patient Age Group (as per reporter),Parent Child Report,Patient Sex,Reaction List PT (Duration – Outcome - Seriousness Criteria),Suspect/interacting Drug List (Drug Char - Indication PT - Action taken - [Duration - Dose - Route]),Concomitant/Not Administered Drug List (Drug Char - Indication PT - Action taken - [Duration - Dose - Route]),ICSR Form'

/** Sound files of each publisher whose tables are known; every row has a marker. */
export function publishedTables(random: Random): readonly PublishedTables[] {
  const one = (reader: Reader, name: string, source: LineSource): PublishedTables => ({
    reader,
    files: [{ name, source }],
  })
  const together = (reader: Reader, files: Readonly<Record<string, LineSource>>): PublishedTables => ({
    reader,
    files: Object.entries(files).map(([name, source]) => ({ name, source })),
  })
  const quoted = (...cells: readonly string[]) => cells.map((cell) => `"${cell}"`)
  const id = (row: number) => String(1000 + row)
  return [
    one('caers', 'CAERS-2023.csv', caersTable(random)),
    one(
      'eudravigilance',
      'listing.csv',
      table(',', EUDRAVIGILANCE, (row) => [
        ...[`EU-EC-${id(row)}`, 'Spontaneous', '2021-03-04', '', '', '', '65-85 Years', '', 'No', 'Female'],
        `"Hallucination, visual (2d - Fatal - Results in Death),<BR><BR>${markerOf(row)} (n/a - Unknown - )"`,
        '"MABTHERA (500 MG) [RITUXIMAB] (S - Pain - Drug withdrawn - [5d - 375mg/m2 - Oral use])"',
        ...['Not reported', 'View'],
      ]),
    ),
    together('vaers', {
      '2021VAERSDATA.csv': table(',', 'VAERS_ID,RECVDATE,AGE_YRS,SEX,SYMPTOM_TEXT', (row) => [
        ...[id(row), '01/04/2021', '33', 'F', `"${markerOf(row)}, ${words(random, 2)}"`],
      ]),
      '2021VAERSVAX.csv': table(',', 'VAERS_ID,VAX_TYPE,VAX_NAME', (row) => [id(row), 'FLU', 'FLU (X)']),
      '2021VAERSSYMPTOMS.csv': table(',', 'VAERS_ID,SYMPTOM1,SYMPTOMVERSION1', (row) => [id(row), 'Pain', '23.1']),
    }),
    together('jader', {
      'demo202401.csv': table(
        ',',
        '"識別番号","報告回数","性別","年齢","体重","身長","報告年度・四半期","状況","報告の種類","報告者の資格","E2B"',
        (row) =>
          quoted(markerOf(row), '1', '女性', '６０歳代', '50kg台', '', '2010年度・第一四半期', '完了', '', '', ''),
      ),
      'drug202401.csv': table(
        ',',
        '"識別番号","報告回数","医薬品連番","医薬品の関与","医薬品（一般名）","医薬品（販売名）","経路","投与開始日"',
        (row) => quoted(markerOf(row), '1', '1', '被疑薬', 'アスピリン', '', '経口', '20100401'),
      ),
      'reac202401.csv': table(',', '"識別番号","報告回数","有害事象連番","有害事象","転帰","有害事象の発現日"', (row) =>
        quoted(markerOf(row), '1', '1', '発疹', '回復', '20100410'),
      ),
    }),
    together('canada-vigilance', {
      'reports.txt': table('$', null, (row) =>
        quoted(
          ...[id(row), markerOf(row), '1', '2021-03-04', '04-MAR-65', '', '', 'Spontaneous', 'Spontané', '1', 'Female'],
          ...['', '6', '6', 'Months', '', '1', 'Recovered', '', '70', 'Kilogram', '', '', '', '', '', 'Yes', '', '1'],
          ...['', '', '', '', '', 'Physician', '', '', 'Community', '', '', '', ''],
        ),
      ),
      'report_drug.txt': table('$', null, (row) =>
        quoted(
          ...[String(row), id(row), '500', `TYLENOL ${markerOf(row)}`, 'Suspect', '', 'Oral', '', '2', 'mg'],
          ...Array<string>(12).fill(''),
        ),
      ),
      'reactions.txt': table('$', null, (row) =>
        quoted(String(row), id(row), '', '', '', 'Rash', 'Éruption', 'Skin', 'Peau', 'v.25.0'),
      ),
    }),
    together('vigibase', {
      'DEMO.csv': table(',', 'UMCReportId,AgeGroup,Gender,DateDatabase,Type,Region,FirstDateDatabase', (row) => [
        ...[id(row), '5', '2', '20210304', '1', '4', '20200102'],
      ]),
      'DRUG.csv': table(
        ',',
        'UMCReportId,Drug_Id,Record_Id,DrecNo,Seq1,Seq2,Route,Basis,Amount,AmountU,Frequency,FrequencyU',
        (row) => [id(row), '1', '7', markerOf(row), '01', '001', '48', '1', '', '', '', ''],
      ),
      'ADR.csv': table(',', 'UMCReportId,Adr_Id,MedDRA_Id,Outcome', (row) => [id(row), '2', '10019211', '1']),
    }),
  ]
}
