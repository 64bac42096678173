import { ERA_HEADERS, line } from '../../packages/faers/src/quarter.fixture.js'
import { FAERS_TABLES, type FaersTable } from '../../packages/faers/src/rows/faers-table.js'
import { type Random, seededRandom } from '../../packages/faers/src/synthetic/random.js'
import type { ErrorCode } from '../../packages/model/src/index.js'
import { LINE_DAMAGES } from './line-damage.js'
import { type LineSource, markerOf, textOf, words } from './line-source.js'
import type { Variant } from './variant.js'
import { type ZipMember, zipOf } from './zip-writer.js'

const REPORTS = 12

/** Columns without which a table tells nothing; of several, one will do. */
const NEEDED: Readonly<Record<FaersTable, RegExp>> = {
  demo: /\bcase(?:id)?\b/i,
  drug: /\b(?:drugname|prod_ai)\b/gi,
  reac: /\bpt\b/i,
  indi: /\bindi_pt\b/i,
  outc: /\boutc_cod\b/i,
  rpsr: /\brpsr_cod\b/i,
  ther: /\bstart_dt\b/i,
}

/** The tables of a sound quarter of AERS or FAERS; every row of DEMO, DRUG, REAC and INDI has its marker. */
export function quarterTables(quarter: string, random: Random, count = REPORTS): Record<FaersTable, LineSource> {
  const era = quarter < '2012Q4' ? 'legacy' : 'modern'
  const year = quarter.slice(0, 4)
  const rows = (table: FaersTable, valuesOf: (report: number) => Readonly<Record<string, string>>): LineSource => {
    const reports = Array.from({ length: count }, (_, report) => report)
    return {
      header: ERA_HEADERS[era][table],
      records: reports.map((report) => {
        const isr = String(6_000_000 + report)
        const caseid = String(30_000_000 + report)
        const ids = { isr, primaryid: `${caseid}1`, caseid, case: String(5_000_000 + report) }
        return line(era, table, { ...ids, drug_seq: '1', dsg_drug_seq: '1', indi_drug_seq: '1', ...valuesOf(report) })
      }),
      markers: reports.map(markerOf),
      needed: NEEDED[table],
      delimiter: '$',
      quotes: false,
    }
  }
  const marked = (report: number) => `${markerOf(report)} ${words(random, 2)}`
  return {
    demo: rows('demo', (report) => ({
      mfr_num: `${marked(report)}`,
      caseversion: '1',
      i_f_code: 'I',
      i_f_cod: 'I',
      fda_dt: `${year}0101`,
      init_fda_dt: `${year}0101`,
      rept_cod: 'EXP',
      age: '44',
      age_cod: 'YR',
      sex: 'F',
      gndr_cod: 'F',
      e_sub: 'Y',
      rept_dt: `${year}0102`,
      reporter_country: 'US',
      occr_country: 'US',
    })),
    drug: rows('drug', (report) => ({
      role_cod: 'PS',
      drugname: marked(report),
      prod_ai: 'ASPIRIN',
      val_vbm: '1',
      route: 'Oral',
    })),
    reac: rows('reac', (report) => ({ pt: marked(report) })),
    outc: rows('outc', () => ({ outc_cod: 'HO' })),
    rpsr: rows('rpsr', () => ({ rpsr_cod: 'HP' })),
    ther: rows('ther', () => ({ start_dt: `${year}0101` })),
    indi: rows('indi', (report) => ({ indi_pt: marked(report) })),
  }
}

/** The members of a quarter, some of its tables replaced by bytes. */
export function quarterMembers(
  quarter: string,
  tables: Readonly<Record<FaersTable, LineSource>>,
  replaced: Readonly<Partial<Record<FaersTable, Uint8Array>>> = {},
): ZipMember[] {
  return FAERS_TABLES.map((table) => ({
    name: `ascii/${table.toUpperCase()}${quarter.slice(2)}.txt`,
    bytes: replaced[table] ?? Buffer.from(textOf(tables[table], '\r\n')),
  }))
}

/** Quarters with one damaged table, in every era, and archives that are damaged or mean harm. */
export function faersVariants(seed: number): Variant[] {
  return [...tableVariants(seed), ...archiveVariants(seed)]
}

function tableVariants(seed: number): Variant[] {
  return (['2004Q1', '2022Q4'] as const).flatMap((quarter) =>
    (['demo', 'drug', 'reac', 'indi'] as const).flatMap((table) =>
      Object.entries(LINE_DAMAGES).flatMap(([name, damage], index): Variant[] => {
        const random = seededRandom(seed, index)
        const tables = quarterTables(quarter, random)
        const source = tables[table]
        const { bytes, rowsIn, leastLoaded, refused } = damage(source, random)
        const others = REPORTS * (FAERS_TABLES.length - 1)
        const archive = zipOf(quarterMembers(quarter, tables, { [table]: bytes }))
        const variantName = `FAERS ${quarter} ${table}: ${name}`
        return [
          {
            name: variantName,
            reader: 'faers',
            files: [{ name: `faers_ascii_${quarter}.zip`, bytes: archive }],
            expected: {
              ...(refused !== undefined && { refused: [...refused, ...missingTable(refused)] }),
              ...(rowsIn !== null && {
                read: {
                  rowsIn: [rowsIn[0] + others, rowsIn[1] + others],
                  leastLoaded: leastLoaded + others,
                  markers: source.markers,
                },
              }),
            },
          },
        ]
      }),
    ),
  )
}

/** A table that is not known for one is left aside, and then the quarter lacks it. */
function missingTable(refused: readonly ErrorCode[]): ErrorCode[] {
  return refused.includes('input/not-recognised') ? ['input/missing-table'] : []
}

function archiveVariants(seed: number): Variant[] {
  const quarter = '2022Q4'
  const tables = quarterTables(quarter, seededRandom(seed))
  const sound = quarterMembers(quarter, tables)
  const archive = zipOf(sound)
  const random = seededRandom(seed, 1)
  const all = REPORTS * FAERS_TABLES.length
  const variants: Variant[] = []
  const add = (name: string, bytes: Uint8Array, ...refused: readonly ErrorCode[]) => {
    const file = { name: 'faers_ascii_2022Q4.zip', bytes }
    variants.push({ name: `FAERS archive: ${name}`, reader: 'faers', files: [file], expected: { refused } })
  }
  const addRead = (name: string, bytes: Uint8Array, ...refused: readonly ErrorCode[]) => {
    const file = { name: 'faers_ascii_2022Q4.zip', bytes }
    const read = { rowsIn: [all, all], leastLoaded: all, markers: tables.drug.markers } as const
    const expected = { read, ...(refused.length > 0 && { refused }) }
    variants.push({ name: `FAERS archive: ${name}`, reader: 'faers', files: [file], expected })
  }
  const withFirst = (change: Partial<ZipMember>) =>
    zipOf(sound.map((member, at) => (at === 0 ? { ...member, ...change } : member)))
  addRead('nothing wrong', archive)
  addRead('in another archive', zipOf([{ name: 'faers_ascii_2022Q4.zip', bytes: archive }]))
  addRead('stored, not packed', zipOf(sound.map((member) => ({ ...member, method: 0 }))))
  addRead('a member that is no table', zipOf([...sound, { name: 'ascii/notes.bin', bytes: Buffer.alloc(300, 1) }]))
  addRead('rubbish behind its end', Buffer.concat([archive, Buffer.from('rubbish')]), 'input/corrupt-archive')
  addRead('rubbish in front', Buffer.concat([Buffer.from('rubbish'), archive]), 'input/corrupt-archive')
  addRead('a table twice', zipOf([...sound, sound[1]!]), 'input/corrupt-archive')
  for (let turn = 0; turn < 6; turn++) {
    const length = 1 + random.below(archive.length - 1)
    add(`cut after ${length} bytes`, archive.subarray(0, length), 'input/corrupt-archive')
  }
  for (const path of [
    '../DRUG22Q4.txt',
    'ascii/../../DRUG22Q4.txt',
    '/etc/DRUG22Q4.txt',
    'C:\\DRUG22Q4.txt',
    '..\\DRUG22Q4.txt',
    'a\u0000/DRUG22Q4.txt',
  ]) {
    add(
      `a member ${JSON.stringify(path)}`,
      zipOf([...sound, { name: path, bytes: Buffer.from('x') }]),
      'input/unsafe-path',
    )
  }
  add('a checksum that does not fit', withFirst({ crc: 0x1234_5678 }), 'input/corrupt-archive')
  add('a size that is too small', withFirst({ size: 10 }), 'input/corrupt-archive')
  add('a size that is too large', withFirst({ size: 1_000_000 }), 'input/corrupt-archive')
  add('an encrypted member', withFirst({ flags: 1 }), 'input/unreadable')
  add('an unknown way of packing', withFirst({ method: 99 }), 'input/unreadable')
  add('a bomb', withFirst({ bytes: Buffer.alloc(64 * 1024 ** 2, 0x20) }), 'input/archive-too-large')
  add('a bomb that says it is large', withFirst({ size: 0xffff_fff0 }), 'input/archive-too-large')
  add(
    'a bomb that says it is small',
    withFirst({ bytes: Buffer.alloc(64 * 1024 ** 2, 0x24), size: 4000 }),
    'input/corrupt-archive',
  )
  add(
    'a bomb in an archive',
    zipOf([{ name: 'faers_ascii_2022Q4.zip', bytes: withFirst({ bytes: Buffer.alloc(64 * 1024 ** 2, 0x20) }) }]),
    'input/archive-too-large',
  )
  add('more members than there are', zipOf(sound, 9), 'input/corrupt-archive')
  add('a missing table', zipOf(sound.slice(1)), 'input/missing-table')
  add('no members', zipOf([]), 'input/empty')
  add('nothing', Buffer.alloc(0), 'input/empty')
  add(
    'random bytes',
    Uint8Array.from({ length: 3000 }, () => random.below(256)),
    'input/corrupt-archive',
  )
  add('a table instead of an archive', Buffer.from(textOf(tables.drug)), 'input/corrupt-archive')
  for (let turn = 0; turn < 8; turn++) {
    const changed = Buffer.from(archive)
    const at = random.below(changed.length)
    changed[at] = changed[at]! ^ (1 << random.below(8))
    const codes = [
      'corrupt-archive',
      'unsafe-path',
      'unreadable',
      'archive-too-large',
      'missing-table',
      'not-recognised',
      'missing-column',
      'empty',
    ]
    addRead(`a bit turned at ${at}`, changed, ...codes.map((code) => `input/${code}` as ErrorCode))
  }
  return variants
}
