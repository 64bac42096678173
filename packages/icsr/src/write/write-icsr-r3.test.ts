/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { presentText } from '@aethersignal/model/adapter'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { inputOf, load, type Row } from '../case-rows.fixture.js'
import type { IcsrCase } from '../icsr-case.js'
import { parseElement } from '../xml/parse-element.js'
import type { XmlElement } from '../xml/xml-element.js'
import { writeIcsrR3 } from './write-icsr-r3.js'

const header = { batch: 'B1', sender: 'US', receiver: 'YOU', created: '20240309120000' }

// What a reader makes of outer blanks, of U+FFFD and of what is missing is not what is asked here.
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.trim().replaceAll('\\', '/'))
  .filter((text) => presentText(text, 'id') === text && !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text))
const date = fc
  .tuple(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 28 }))
  .map(([year, month, day]) => year * 10_000 + month * 100 + (month === 0 ? 0 : day))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value)
const country = fc.constantFrom('US', 'GB', 'NA', 'EU')
const term = fc.oneof(
  word,
  fc.integer({ min: 10_000_000, max: 99_999_999 }).map((code) => `MedDRA LLT ${code}`),
)

const drug = fc.record({
  verbatim: maybe(word),
  ingredient: maybe(fc.array(word, { minLength: 1, maxLength: 3 }).map((names) => names.join('\\'))),
  role: fc.constantFrom('SS', 'C', 'I', 'DN', null),
  route: maybe(word),
  dose: maybe(word),
  lot: maybe(word),
  applicationNumber: maybe(word),
  dechallenge: fc.constantFrom('U', 'D', null),
  rechallenge: fc.constantFrom('Y', 'N', 'U', 'D', null),
  indications: fc.array(term, { maxLength: 2 }),
  therapies: fc.array(
    fc.record({
      startDate: date,
      endDate: maybe(date),
      length: maybe(fc.tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('YR', 'MON', 'WK', 'DAY', 'HR'))),
    }),
    { maxLength: 2 },
  ),
})

const found: fc.Arbitrary<IcsrCase> = fc
  .record({
    row: fc.record({
      caseId: word,
      senderCaseNumber: word,
      receivedDate: maybe(date),
      versionDate: maybe(date),
      eventDate: maybe(date),
      sex: fc.constantFrom('M', 'F', null),
      ageYears: maybe(fc.integer({ min: 0, max: 1200 }).map((tenths) => tenths / 10)),
      weightKilograms: maybe(fc.integer({ min: 1, max: 600 })),
      reporterCountry: maybe(country),
      reporterType: fc.constantFrom('MD', 'PH', 'OT', 'LW', 'CN', null),
      reportType: fc.constantFrom('spontaneous', 'study', 'other', 'unknown', null),
      sender: maybe(word),
    }),
    country: maybe(country),
    codes: fc.subarray(['DE', 'LT', 'HO', 'DS', 'CA', 'RI', 'OT']),
    serious: fc.constantFrom(0, null),
    events: fc.array(term, { minLength: 1, maxLength: 4 }),
    drugs: fc.array(drug, { maxLength: 4 }),
    narrative: maybe(word),
  })
  .map(({ row, country, codes, serious, events, drugs, narrative }) => {
    let primary = true
    const rows = drugs.map(({ indications: _, therapies: __, ...rest }, index) => {
      const role = rest.role === 'SS' && primary ? 'PS' : rest.role
      if (role === 'PS') primary = false
      return { ...rest, role, sequence: index + 1 }
    })
    return {
      nullified: false,
      case: {
        ...row,
        country: country ?? row.reporterCountry,
        serious: codes.length > 0 ? 1 : serious,
        extra: narrative === null ? null : JSON.stringify({ narrative }),
      },
      drugs: rows,
      events: events.map((name) => ({ term: name })),
      outcomes: codes.map((code) => ({ code })),
      indications: drugs.flatMap(({ indications }, index) =>
        indications.map((name) => ({ sequence: index + 1, term: name })),
      ),
      therapies: drugs.flatMap(({ therapies }, index) =>
        therapies.map(({ startDate, endDate, length }) => ({
          sequence: index + 1,
          startDate,
          endDate,
          duration: length?.[0] ?? null,
          durationUnit: length?.[1] ?? null,
        })),
      ),
      reporters: [],
    }
  })

/** The fields of rows that were written, as they were read. */
const only = (rows: readonly Row[], written: readonly object[]) =>
  rows.map((row, index) => Object.fromEntries(Object.keys(written[index] ?? {}).map((name) => [name, row[name]])))

describe('writeIcsrR3', () => {
  it('is read back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(found, { minLength: 1, maxLength: 3 }), async (cases) => {
        const { tables, report } = await load(inputOf(writeIcsrR3(cases, header), 'a.xml', [997]))
        expect(report.files[0]).toMatchObject({ loaded: cases.length, repaired: expect.any(Number), quarantined: [] })
        for (const [ordinal, { case: row, ...children }] of cases.entries()) {
          const { extra, ...fields } = row
          expect(only([tables.case[ordinal]!], [fields])).toEqual([fields])
          const narrative = (JSON.parse((extra as string) ?? '{}') as { narrative?: string }).narrative
          const readExtra = JSON.parse((tables.case[ordinal]!.extra as string) ?? '{}') as { narrative?: string }
          expect(readExtra.narrative).toBe(narrative)
          for (const [table, written] of [
            ['drug', children.drugs],
            ['event', children.events],
            ['outcome', children.outcomes],
            ['indication', children.indications],
            ['therapy', children.therapies],
          ] as const) {
            const rows = tables[table].filter(({ caseOrdinal }) => caseOrdinal === ordinal)
            expect(only(rows, written)).toEqual(written)
          }
        }
      }),
      { numRuns: 150, seed: 20_240_309 },
    )
  })

  it('keeps what it read from E2B(R3), its version and age too', async () => {
    const row = {
      caseId: 'W1',
      senderCaseNumber: 'S1',
      versionDate: 20220614,
      version: 2022061423422816,
      ageVerbatim: '18 mo',
    }
    const written: IcsrCase = {
      nullified: true,
      case: row,
      drugs: [],
      events: [],
      outcomes: [],
      indications: [],
      therapies: [],
      reporters: [],
    }
    const { tables } = await load(inputOf(writeIcsrR3(written, header)))
    expect(tables.case[0]).toMatchObject({ ...row, reportId: 'S1-v2022061423422816', ageYears: 1.5 })
    expect(tables.case.map(({ caseId, nullified }) => [caseId, nullified])).toContainEqual(['W1', 1])
  })

  it('puts the primary suspect before the other suspects and replaces what XML cannot hold', async () => {
    const drugs = [
      { sequence: 1, role: 'C', verbatim: 'A' },
      { sequence: 2, role: 'SS', verbatim: 'B\u0000<&"' },
      { sequence: 3, role: 'PS', verbatim: 'C' },
    ]
    const written = {
      nullified: false,
      case: { caseId: '1' },
      drugs,
      events: [],
      outcomes: [],
      indications: [],
      therapies: [],
      reporters: [],
    }
    const { tables } = await load(inputOf(writeIcsrR3(written, header)))
    expect(tables.drug.map(({ role, verbatim }) => [role, verbatim])).toEqual([
      ['C', 'A'],
      ['PS', 'C'],
      ['SS', 'B\ufffd<&"'],
    ])
  })
})

describe.skipIf(!hasSharedData)("FDA's list of data elements", () => {
  it('has every element that is written', () => {
    const list = gunzipSync(readFileSync(sharedData('data/ci_small/e2b_r3/fda_icsr_data_elements.csv.gz'))).toString(
      'utf8',
    )
    const { paths, codes } = listed(list)
    const sample = fc.sample(found, { numRuns: 60, seed: 7 })
    const unknown = new Set<string>()
    const seen = new Set<string>()
    const root = parseElement(writeIcsrR3(sample, header), 1)
    if ('code' in root) throw new Error(root.message)
    const visit = (at: XmlElement, above: string): void => {
      const path = `${above}/${at.name}`
      if (!isOfHl7(path)) {
        seen.add(path)
        if (!paths.has(path)) unknown.add(path)
        const { code, codeSystem } = at.attributes
        if (at.name === 'code' && code !== undefined && /1\.1\.(19|20|22|23)$/.test(codeSystem ?? '')) {
          if (!codes.has(`${code} ${codeSystem}`)) unknown.add(`${path} ${code} ${codeSystem}`)
        }
      }
      for (const child of at.children) visit(child, path)
    }
    visit(root, '')
    expect([...unknown]).toEqual([])
    expect(seen.size).toBeGreaterThan(100)
  })
})

/** What the schema wants around the data elements, and dates of dosages, for which the list refers to ICH's own paths. */
function isOfHl7(path: string): boolean {
  return (
    /\/(responseModeCode|interactionId|processingCode|processingModeCode|acceptAckCode|statusCode)$/.test(path) ||
    /\/(controlActProcess|investigationEvent)\/code$/.test(path) ||
    /\/substanceAdministration\/outboundRelationship2\/substanceAdministration\/effectiveTime(\/|$)/.test(path)
  )
}

/** Every element path that the XPaths of the list go through, and the codes that they name. */
function listed(list: string): { paths: Set<string>; codes: Set<string> } {
  const paths = new Set<string>()
  const codes = new Set<string>()
  for (const [, code, system] of list.matchAll(/@code='([^']+)'\]\[@codeSystem='([^']+)'/g))
    codes.add(`${code} ${system}`)
  for (const [xpath] of list.matchAll(/\/MCCI_IN200100UV01[^",]*/g)) addPath(xpath, '', paths)
  return { paths, codes }
}

/** Adds the steps of an XPath below `above`, and those of the predicates at each. */
function addPath(xpath: string, above: string, paths: Set<string>): void {
  let path = above
  let at = 0
  while (at < xpath.length) {
    const step = /^\/?\s*([\w-]+)/.exec(xpath.slice(at))
    if (step !== null) {
      path += `/${step[1]}`
      paths.add(path)
      at += step[0].length
    } else if (xpath[at] === '[') {
      let depth = 0
      let end = at
      do {
        if (xpath[end] === '[') depth++
        if (xpath[end] === ']') depth--
        end++
      } while (depth > 0 && end < xpath.length)
      const inner = xpath.slice(at + 1, end - 1)
      if (/^\s*[a-z]\w*/i.test(inner) && !/^\s*[a-z]\s*$/i.test(inner)) addPath(`/${inner}`, path, paths)
      at = end
    } else if (/^\/?@|^\/text\(/.test(xpath.slice(at))) return
    else at++
  }
}
