import { gzipSync } from 'node:zlib'
import { FAERS_TABLES } from '../../packages/faers/src/rows/faers-table.js'
import { type Random, seededRandom } from '../../packages/faers/src/synthetic/random.js'
import { quarterMembers, quarterTables } from './faers-variants.js'
import { batchR2, batchR3, xmlOf } from './icsr-variants.js'
import { markerOf, textOf, words } from './line-source.js'
import { mutateBytes, mutateText } from './mutate.js'
import { postLines, postTable } from './post-variants.js'
import { publishedTables } from './published-tables.js'
import type { Outcome } from './read-variant.js'
import { caseTable } from './table-variants.js'
import type { BrokenFile, Reader } from './variant.js'
import { sheetOf, workbookMembers } from './workbook-variants.js'
import { zipOf } from './zip-writer.js'

/** An input made from a seed alone. */
export interface FuzzCase {
  readonly reader: Reader
  readonly files: readonly BrokenFile[]
  readonly chunkSizes: readonly number[]
  /** Markers that still stand whole in what was mutated, behind its header. */
  readonly markers: readonly string[]
}

const MARKER = /zq\d{5}x/g
const CHUNKS = [[65_536], [1], [7, 64, 3], [512], [4096, 1]] as const

/** Makes the input of a seed: a sound one, mutated where its format has structure, or in its bytes. */
export function fuzzCaseOf(seed: number): FuzzCase {
  const random = seededRandom(seed, 424_242)
  const chunkSizes = CHUNKS[random.below(CHUNKS.length)]!
  const kind = random.below(12)
  if (kind === 0) return { ...quarterCase(random), chunkSizes }
  if (kind === 6) return { ...workbookCase(random), chunkSizes }
  if (kind === 7 || kind === 8) return { ...publishedCase(random), chunkSizes }
  const [reader, name, sound] = textCase(kind, random)
  const text = random.chance(0.9) ? mutateText(sound, random) : sound
  let bytes: Uint8Array = new TextEncoder().encode(text)
  if (random.chance(0.1)) bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  if (random.chance(0.15)) bytes = mutateBytes(bytes, random)
  let markers = reader === 'csv' && name.endsWith('.csv') ? markersIn(new TextDecoder().decode(bytes)) : []
  if (random.chance(0.1)) bytes = gzipSync(bytes)
  if (random.chance(0.05)) {
    bytes = mutateBytes(bytes, random)
    markers = []
  }
  return { reader, files: [{ name, bytes }], chunkSizes, markers }
}

function textCase(kind: number, random: Random): [Reader, string, string] {
  switch (kind) {
    case 1:
      return [
        'csv',
        'cases.csv',
        textOf(caseTable([',', ';', '\t', '|'][random.below(4)]!, random), random.chance(0.3) ? '\r\n' : '\n'),
      ]
    case 2:
      return ['icsr', 'reports.xml', xmlOf(batchR2(random))]
    case 3:
      return ['icsr', 'reports.xml', xmlOf(batchR3(random))]
    case 4:
      return ['posts', 'posts.csv', textOf(postTable(random))]
    case 9:
      return ['openfda', 'page.json', openFdaPage(random)]
    case 10:
      return ['faers-xml', '1_ADR22Q1.xml', xmlOf(batchR2(random))]
    case 11: {
      const { header, records } = caseTable(',', random)
      const names = header!.split(',')
      const objects = records.map((record) =>
        JSON.stringify(Object.fromEntries(record.split(',').map((cell, at) => [names[at], cell]))),
      )
      return random.chance(0.5)
        ? ['csv', 'cases.ndjson', objects.join('\n')]
        : ['csv', 'cases.json', `[${objects.join(',\n')}]`]
    }
    default: {
      const source = postLines(random)
      return ['posts', 'posts.json', random.chance(0.5) ? textOf(source) : `[${source.records.join(',\n')}]`]
    }
  }
}

function openFdaPage(random: Random): string {
  const results = Array.from({ length: 12 }, (_, report) => ({
    safetyreportid: String(10_000_000 + report),
    safetyreportversion: '1',
    receiptdate: '20220304',
    receiptdateformat: '102',
    serious: '1',
    patient: {
      patientonsetage: '44',
      patientonsetageunit: '801',
      reaction: [{ reactionmeddrapt: `Crohn^s ${markerOf(report)}`, reactionoutcome: '1' }],
      drug: [
        {
          drugcharacterization: '1',
          medicinalproduct: words(random, 1),
          openfda: { generic_name: [words(random, 1)] },
        },
      ],
    },
  }))
  return JSON.stringify(
    { meta: { results: { skip: 0, limit: 12, total: 12 } }, results },
    null,
    random.chance(0.5) ? 2 : undefined,
  )
}

/** Files of a publisher, one of them mutated. */
function publishedCase(random: Random): Omit<FuzzCase, 'chunkSizes'> {
  const sets = publishedTables(random)
  const { reader, files } = sets[random.below(sets.length)]!
  const broken = random.below(files.length)
  const written = files.map(({ name, source }, at) => {
    const text = textOf(source, random.chance(0.3) ? '\r\n' : '\n')
    const bytes = new TextEncoder().encode(at === broken ? mutateText(text, random) : text)
    return { name, bytes: at === broken && random.chance(0.15) ? mutateBytes(bytes, random) : bytes }
  })
  // A marker may stand in several files that belong together: only those of the broken one tell whether it was kept.
  const markers = files.length > 1 ? [] : markersIn(new TextDecoder().decode(written[broken]!.bytes))
  return { reader, files: written, markers }
}

function quarterCase(random: Random): Omit<FuzzCase, 'chunkSizes'> {
  const quarter = random.chance(0.5) ? '2004Q1' : '2022Q4'
  // Lines behind the first 200 are read by their bytes where they need no repair.
  const tables = quarterTables(quarter, random, random.chance(0.3) ? 240 : undefined)
  const table = FAERS_TABLES[random.below(FAERS_TABLES.length)]!
  let bytes: Uint8Array = new TextEncoder().encode(
    mutateText(textOf(tables[table], random.chance(0.5) ? '\r\n' : '\n'), random),
  )
  if (random.chance(0.15)) bytes = mutateBytes(bytes, random)
  let archive: Uint8Array = zipOf(quarterMembers(quarter, tables, { [table]: bytes }))
  const whole = random.chance(0.9)
  if (!whole) archive = mutateBytes(archive, random)
  const markers = whole ? markersIn(new TextDecoder().decode(bytes)) : []
  return { reader: 'faers', files: [{ name: `faers_ascii_${quarter}.zip`, bytes: archive }], markers }
}

function workbookCase(random: Random): Omit<FuzzCase, 'chunkSizes'> {
  const sheet = sheetOf(random)
  const header = sheet.indexOf('</row>') + '</row>'.length
  // What stands in the rows is mutated more often than tags, so that most workbooks can be read.
  const rows = random.chance(0.7) ? mutateCells(sheet.slice(header), random) : mutateText(sheet.slice(header), random)
  let bytes: Uint8Array = zipOf(workbookMembers(sheet.slice(0, header) + rows))
  if (random.chance(0.3)) bytes = mutateBytes(bytes, random)
  return { reader: 'faers-dashboard', files: [{ name: 'cases.xlsx', bytes }], markers: [] }
}

function mutateCells(rows: string, random: Random): string {
  return rows.replace(/<t>([^<]*)<\/t>/g, (cell, text: string) => {
    if (random.chance(0.97)) return cell
    return `<t>${mutateText(text, random).replace(/[<&]/g, '')}</t>`
  })
}

function markersIn(text: string): string[] {
  const header = /^\s*[^\r\n]*/.exec(text)![0]
  const inHeader = new Set(header.match(MARKER))
  return [...new Set(text.slice(header.length).match(MARKER))].filter((marker) => !inHeader.has(marker))
}

/** What is wrong with how a fuzz case ended. */
export function judgeFuzz({ markers }: FuzzCase, outcome: Outcome): string[] {
  if (outcome.kind === 'hangs') return ['it hangs']
  if (outcome.kind === 'crashed') {
    const { thrown } = outcome
    return [`it crashes: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`]
  }
  if (outcome.kind === 'refused') return []
  const kept = `${[...outcome.texts.values()].join('\n')}\n${outcome.quarantined.map(({ text }) => text).join('\n')}`
  const lost = markers.filter((marker) => !kept.includes(marker))
  return lost.length === 0 ? [...outcome.faults] : [...outcome.faults, `rows are lost: ${lost.join(', ')}`]
}
