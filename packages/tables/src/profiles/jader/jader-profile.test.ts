import { checkAdapter } from '@aethersignal/model/conformance'
import { describe, expect, it } from 'vitest'
import { inputOf } from '../../csv-text.fixture.js'
import { rowsOf } from '../profile-runs.fixture.js'
import { jaderAdapter } from './jader-profile.js'

// Built to the layout that PMDA documents; the rows are made up.
const DEMO = `"識別番号","報告回数","性別","年齢","体重","身長","報告年度・四半期","状況","報告の種類","報告者の資格","E2B"
"AA-1","1","女性","６０歳代","50kg台","","2010年度・第一四半期","完了","自発報告","医師",""
"AA-1","2","女性","６５歳","５２kg","","2010年度・第四四半期","完了","自発報告","医師",""
"AA-2","１","不明","小児","","","2011年度・第二四半期","完了","調査","薬剤師",""
"","1","女性","","","","","","","",""
`
const DRUG = `"識別番号","報告回数","医薬品連番","医薬品の関与","医薬品（一般名）","医薬品（販売名）","経路","投与開始日","投与終了日","投与量","投与単位","分割投与回数","使用理由","医薬品の処置","再投与による再発の有無","リスク区分等"
"AA-1","1","1","被疑薬","アスピリン","バイアスピリン","経口","20100401","201004","100","ｍｇ","","頭痛","中止","無",""
"AA-1","2","1","被疑薬","アスピリン","","経口","2010/13/01","","","","","","","",""
"AA-2","1","1","併用薬","","風邪薬","","","","","","","","","",""
"AA-2","1","2","相互作用","ワルファリンカリウム","","","","","","","","","","",""
"AA-9","1","1","謎","ジゴキシン","","","","","","","","","","",""
`
const REAC = `"識別番号","報告回数","有害事象連番","有害事象","転帰","有害事象の発現日"
"AA-1","1","1","発疹","回復","20100410"
"AA-1","1","2","ショック","死亡","20100405"
"AA-1","2","1","発疹","回復",""
"AA-2","1","1","出血","不明","2011"
"AA-2","1","2","","不明",""
`
const HIST = `"識別番号","報告回数","原疾患等連番","原疾患等"
"AA-1","1","1","高血圧"
`

/** cp932 of the characters that the fixtures use, by asking the decoder for every pair of bytes. */
const CP932 = /* @__PURE__ */ (() => {
  const decoder = new TextDecoder('shift_jis', { fatal: true })
  const bytesOf = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      try {
        const text = decoder.decode(Uint8Array.of(lead, trail))
        if (text.length === 1 && !bytesOf.has(text)) bytesOf.set(text, [lead, trail])
      } catch {
        // No character has these bytes.
      }
    }
  }
  return bytesOf
})()

function cp932(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0)
      const bytes = code < 0x80 ? [code] : CP932.get(character)
      if (bytes === undefined) throw new Error(`no cp932 for ${character}`)
      return bytes
    }),
  )
}

const files = (encode: (text: string) => string | Uint8Array, chunks: readonly number[] = []) => [
  inputOf(encode(HIST), chunks, 'hist202311.csv'),
  inputOf(encode(REAC), chunks, 'reac202311.csv'),
  inputOf(encode(DRUG), chunks, 'drug202311.csv'),
  inputOf(encode(DEMO), chunks, 'demo202311-01.csv'),
]

describe('jaderAdapter', () => {
  it.each([
    ['cp932', cp932],
    ['UTF-8', (text: string) => text],
    ['UTF-8 with a mark', (text: string) => `\ufeff${text}`],
  ])('reads the four tables in %s', async (_, encode) => {
    const { tables, report } = await rowsOf(jaderAdapter.read(files(encode, [3, 1000])))
    expect(
      tables.case.map((row) => [
        row.reportId,
        row.caseId,
        row.version,
        row.sex,
        row.ageYears,
        row.ageVerbatim,
        row.ageIssue,
      ]),
    ).toEqual([
      ['AA-1-1', 'AA-1', 1, 'F', null, '60歳代', 'age-band'],
      ['AA-1-2', 'AA-1', 2, 'F', 65, '65歳', null],
      ['AA-2-1', 'AA-2', 1, null, null, '小児', 'age-band'],
    ])
    expect(tables.case.map((row) => [row.receivedDate, row.eventDate, row.weightKilograms, row.country])).toEqual([
      [20100000, 20100405, null, 'JP'],
      [20110000, null, 52, 'JP'],
      [20110000, 20110000, null, 'JP'],
    ])
    expect(tables.drug.map((row) => [row.caseOrdinal, row.role, row.names, row.verbatim, row.dose])).toEqual([
      [0, 'PS', 'アスピリン', 'バイアスピリン', '100 mg'],
      [1, 'PS', 'アスピリン', 'アスピリン', null],
      [2, 'C', '風邪薬', '風邪薬', null],
      [2, 'I', 'ワルファリンカリウム', 'ワルファリンカリウム', null],
      [-1, null, 'ジゴキシン', 'ジゴキシン', null],
    ])
    expect(tables.event.map((row) => [row.caseOrdinal, row.term])).toEqual([
      [0, '発疹'],
      [0, 'ショック'],
      [1, '発疹'],
      [2, '出血'],
    ])
    expect(tables.outcome.map((row) => [row.caseOrdinal, row.code])).toEqual([[0, 'DE']])
    expect(tables.therapy.map((row) => [row.caseOrdinal, row.startDate, row.endDate])).toEqual([
      [0, 20100401, 20100400],
    ])
    expect(tables.indication.map((row) => [row.caseOrdinal, row.sequence, row.term])).toEqual([
      [0, 1, '頭痛'],
      [0, null, '高血圧'],
    ])
    const account = Object.fromEntries(
      report.files.map(({ table, partition, rowsIn, loaded, orphanRows, quarantined }) => [
        table,
        [partition, rowsIn, loaded, orphanRows, ...quarantined.map(({ line, code }) => `${line} ${code}`)],
      ]),
    )
    expect(account).toEqual({
      demo: ['202311', 4, 3, 0, '5 case-id-missing'],
      drug: ['202311', 5, 5, 1],
      reac: ['202311', 5, 4, 0, '6 event-missing'],
      hist: ['202311', 1, 1, 0],
    })
    expect(report.files.find(({ table }) => table === 'drug')!.repairs).toEqual({
      'date-invalid': 1,
    })
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'role-not-recognised', count: 1 }))
    expect(
      report.files.every(({ unknownColumns, encodingRepairs }) => unknownColumns.length + encodingRepairs === 0),
    ).toBe(true)
  })

  it('conforms', async () => {
    expect(
      await checkAdapter({
        adapter: jaderAdapter,
        inputs: files(cp932, [5, 300]),
        broken: [
          {
            name: 'no reactions',
            inputs: files(cp932).filter(({ name }) => !name.startsWith('reac')),
            code: 'input/missing-table',
          },
          { name: 'another table', inputs: [inputOf('case_id,drug,event\n1,a,b\n')], code: 'input/not-recognised' },
          {
            name: 'cut within a character',
            inputs: [...files(cp932).slice(0, 3), inputOf(cp932(DEMO).slice(0, 300), [], 'demo.csv')],
          },
        ],
        expected: { rowsIn: 15, quarantined: 2, rows: { case: 3, drug: 5, event: 4 } },
      }),
    ).toEqual([])
  })
})
