import { describe, expect, it } from 'vitest'
import { ERA_HEADERS, type Era, line } from '../quarter.fixture.js'
import type { FaersTable } from './faers-table.js'
import { RecordReader } from './record-reader.js'
import { RowChecker } from './row-checker.js'
import { readTableHeader } from './table-header.js'

function read(era: Era, table: FaersTable, lines: readonly string[], known: Record<string, readonly string[]> = {}) {
  const header = readTableHeader(ERA_HEADERS[era][table])
  const records: { fields: Record<string, string>; line: number; repairs: readonly string[] }[] = []
  const quarantined: { line: number; code: string; text: string }[] = []
  let blank = 0
  const reader = new RecordReader({
    columns: header.names.length,
    terminated: era === 'legacy',
    caseIndex: header.legacy ? -1 : header.at.get('caseid')!,
    checker: new RowChecker(
      table,
      header,
      new Map(Object.entries(known).map(([name, values]) => [name, (value) => values.includes(value)])),
    ),
    sink: {
      record(fields, _key, at, _text, repairs) {
        const named = Object.fromEntries(header.names.map((name, index) => [name, fields[index]!]))
        records.push({ fields: named, line: at, repairs })
      },
      quarantine: (at, code, text) => quarantined.push({ line: at, code, text }),
      blankLine: () => blank++,
    },
  })
  lines.forEach((text, index) => {
    reader.read(text, index + 2)
  })
  reader.end()
  return { records, quarantined, blank }
}

const legacyDrug = (isr: string, name: string) =>
  line('legacy', 'drug', { isr, drug_seq: '1004492716', role_cod: 'PS', drugname: name, val_vbm: '1', dechal: 'D' })
const modernDrug = (id: string, values: Record<string, string> = {}) =>
  line('modern', 'drug', { primaryid: `${id}1`, caseid: id, drug_seq: '1', role_cod: 'PS', ...values })

describe('RecordReader', () => {
  it('splits records glued where a line end is missing in AERS (DRUG11Q2 line 322967, 25 fields)', () => {
    const glued = legacyDrug('7475791', 'TAVOR') + legacyDrug('7475792', 'ALCOHOL')
    expect(glued.split('$')).toHaveLength(25)
    const { records, quarantined } = read('legacy', 'drug', [glued])
    expect(quarantined).toEqual([])
    expect(
      records.map(({ fields, line: at, repairs }) => [fields['primaryid'], fields['drugname'], at, repairs]),
    ).toEqual([
      ['7475791', 'TAVOR', 2, ['glued-records']],
      ['7475792', 'ALCOHOL', 2, ['glued-records']],
    ])
  })

  it('splits records glued in FAERS, where the last field and the next key stand together', () => {
    const glued = modernDrug('10011573', { drugname: 'A', dose_freq: 'QD' }) + modernDrug('10011574', { drugname: 'B' })
    const { records, quarantined } = read('modern', 'drug', [glued])
    expect(quarantined).toEqual([])
    expect(records.map(({ fields }) => [fields['primaryid'], fields['drugname'], fields['dose_freq']])).toEqual([
      ['100115731', 'A', 'QD'],
      ['100115741', 'B', ''],
    ])
  })

  it('does not split what only looks glued', () => {
    const two = `${line('legacy', 'reac', { isr: '7475791', pt: 'PAIN' })}IN$LEG$`
    expect(read('legacy', 'reac', [two]).records.map(({ fields }) => fields['pt'])).toEqual(['PAIN$IN$LEG'])
  })

  it('puts the sender number of ISR 8129732 together again (DEMO12Q1 line 105917)', () => {
    const values = {
      isr: '8129732',
      case: '8000000',
      i_f_cod: 'I',
      event_dt: '2012',
      fda_dt: '20120105',
      rept_cod: 'EXP',
    }
    const rest = {
      mfr_num: 'JP-CUBIST-$E2B0000000182',
      mfr_sndr: 'CUBIST PHARMS',
      age: '71',
      age_cod: 'YR',
      gndr_cod: 'F',
    }
    const broken = line('legacy', 'demo', { ...values, ...rest })
    const known = { mfr_sndr: ['CUBIST PHARMS'] }
    const { records } = read('legacy', 'demo', [broken], known)
    expect(records[0]).toMatchObject({
      fields: { mfr_num: 'JP-CUBIST-$E2B0000000182', mfr_sndr: 'CUBIST PHARMS', age: '71', sex: 'F' },
      repairs: ['stray-delimiter'],
    })
    // Without having met the sender, either of two columns may have held the delimiter.
    expect(read('legacy', 'demo', [broken]).quarantined).toEqual([{ line: 2, code: 'ambiguous-repair', text: broken }])
  })

  it('joins a record that a line feed breaks, over several lines and blank ones', () => {
    const whole = line('legacy', 'drug', {
      isr: '4263742',
      drug_seq: '1004492716',
      role_cod: 'SS',
      drugname: 'CITALOPRAM',
      dose_vbm: '3600 MG|ONCE||PO',
      dechal: 'D',
    })
    const lines = [legacyDrug('4263741', 'TAVOR'), ...whole.split('|'), legacyDrug('4263743', 'ALCOHOL')]
    const { records, quarantined, blank } = read('legacy', 'drug', lines)
    expect([quarantined, blank]).toEqual([[], 0])
    expect(records.map(({ fields, line: at }) => [fields['primaryid'], at])).toEqual([
      ['4263741', 2],
      ['4263742', 3],
      ['4263743', 7],
    ])
    expect(records[1]).toMatchObject({ fields: { dose_vbm: '3600 MG\nONCE\n\nPO' }, repairs: ['embedded-line-feed'] })
  })

  it('keeps two short records apart', () => {
    const lines = ['300000011$30000001', '300000021$30000002$OT', '300000031$30000003', '300000041$OT']
    const { records, quarantined } = read('modern', 'outc', lines)
    expect(records.map(({ fields }) => fields['primaryid'])).toEqual(['300000021'])
    expect(quarantined.map(({ line: at, code, text }) => [at, code, text])).toEqual([
      [2, 'field-count', lines[0]],
      [4, 'field-count', lines[2]],
      [5, 'field-count', lines[3]],
    ])
  })

  it('accepts a last delimiter too many and, in AERS, one too few', () => {
    const { records } = read('modern', 'outc', ['300000011$30000001$OT$'])
    expect(records[0]).toMatchObject({ fields: { outc_cod: 'OT' }, repairs: ['trailing-delimiter'] })
    const legacy = read('legacy', 'outc', ['4263742$HO', '4263743$DE$'])
    expect(legacy.records.map(({ fields, repairs }) => [fields['outc_cod'], repairs])).toEqual([
      ['HO', ['missing-delimiter']],
      ['DE', []],
    ])
  })

  it('quarantines keys that are none and leaves blank lines aside', () => {
    const { records, quarantined, blank } = read('modern', 'outc', ['x$30000001$OT', '$30000001$OT', '', ' $ ', '\t'])
    expect(records).toEqual([])
    expect(quarantined.map(({ code }) => code)).toEqual(['key-not-numeric', 'key-missing'])
    expect(blank).toBe(3)
  })

  it('does not let fields pass that no vocabulary allows', () => {
    const shifted = modernDrug('10011573', { drugname: 'A', val_vbm: '1' }).replace('$PS$', '$NOT A ROLE$x$')
    expect(read('modern', 'drug', [shifted]).quarantined.map(({ code }) => code)).toEqual(['field-count'])
  })
})
