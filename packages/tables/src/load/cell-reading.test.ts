import type { CaseBatch } from '@aethersignal/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tableAdapter } from '../csv-adapter.js'
import { inputOf } from '../csv-text.fixture.js'

async function read(content: Uint8Array, cuts: number[]) {
  const run = tableAdapter().read([inputOf(content, cuts, 't.csv')])
  const batches: CaseBatch[] = []
  for await (const batch of run.batches) batches.push(batch)
  const { files, warnings } = run.report()
  const found = { batches, warnings, files: files.map((file) => ({ ...file, sha256: '' })) }
  // A stray quote takes the end of its line into a cell.
  return JSON.stringify(found, null, 1).replace(/\\r\\n|\\r/g, '\\n')
}

/** UTF-16, by its mark. */
function utf16(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(`\ufeff${text}`, (character) => character.charCodeAt(0)).buffer)
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const oneOf = (...texts: string[]) => fc.constantFrom(...texts).chain((text) => fc.constantFrom(text, quoted(text)))
const row = fc.tuple(
  oneOf('1', '2', '03', ' 4 ', '', '1.5E+7', 'case_id'),
  oneOf('ASPIRIN', 'Mètho; Ibuprofen', "['A', 'B']", 'A, B', '', 'N/A', '="C"', 'drug', 'T&amp;T'),
  oneOf('Rash', 'Nausea|Fall', '', '.', 'event', 'say "ah"'),
  oneOf('PS', 'C', 'suspect; concomitant', 'what', ''),
  oneOf('F', '2', 'x', '', 'Unknown'),
  oneOf('34', '7 months', '400', 'old', ''),
  oneOf('20240102', '03/04/2021', '2021-13-01', '45000', ''),
  oneOf('DE', 'NA', 'Atlantis', ''),
  oneOf('note', '', 'é'.repeat(200)),
)
// A stray quote, a cell too few, one too many that is empty, and one that is not.
const damage = fc.constantFrom('', '', '', '', '"', 'less', ',', ',more')

const HEADER = 'case_id,drug,event,role,sex,age,event_date,country,note'
const SOUND = '0,ASPIRIN,Rash,PS,F,34,20240102,DE,note'

it('gives the same reports of cells that have codes and of cells that have none', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(row, damage), { minLength: 1, maxLength: 30 }),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 20, max: 400 }),
      async (rows, lineEnd, cut) => {
        const lines = rows.map(([cells, fault]) => {
          if (fault === 'less') return cells.slice(1).join(',')
          return fault === '"' ? `"${cells.join(',')}` : cells.join(',') + fault
        })
        const text = (end: string) => [HEADER, SOUND, ...lines, ''].join(end)
        // Lines that end in CR alone are not cut on their bytes.
        const expected = await read(new TextEncoder().encode(text('\r')), [1 << 20])
        expect(await read(new TextEncoder().encode(text(lineEnd)), [cut])).toBe(expected)
        expect(await read(utf16(text(lineEnd)), [cut])).toBe(expected)
      },
    ),
    { numRuns: 25, seed: 5 },
  ))
