import { expect, it } from 'vitest'
import { decodeWindows1252 } from './decode-windows-1252.js'

// The bytes and code points of Unicode's own mapping table, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
const MAPPING: readonly (readonly [byte: number, codePoint: number])[] = [
  [0x80, 0x20ac],
  [0x82, 0x201a],
  [0x83, 0x0192],
  [0x84, 0x201e],
  [0x85, 0x2026],
  [0x86, 0x2020],
  [0x87, 0x2021],
  [0x88, 0x02c6],
  [0x89, 0x2030],
  [0x8a, 0x0160],
  [0x8b, 0x2039],
  [0x8c, 0x0152],
  [0x8e, 0x017d],
  [0x91, 0x2018],
  [0x92, 0x2019],
  [0x93, 0x201c],
  [0x94, 0x201d],
  [0x95, 0x2022],
  [0x96, 0x2013],
  [0x97, 0x2014],
  [0x98, 0x02dc],
  [0x99, 0x2122],
  [0x9a, 0x0161],
  [0x9b, 0x203a],
  [0x9c, 0x0153],
  [0x9e, 0x017e],
  [0x9f, 0x0178],
]

it('follows the mapping table', () => {
  for (const [byte, codePoint] of MAPPING) {
    expect(decodeWindows1252(Uint8Array.of(byte)).codePointAt(0)).toBe(codePoint)
  }
})

it('leaves every other byte at the code point of the same number', () => {
  const mapped = new Set(MAPPING.map(([byte]) => byte))
  for (let byte = 0; byte < 256; byte++) {
    if (!mapped.has(byte)) expect(decodeWindows1252(Uint8Array.of(byte))).toBe(String.fromCodePoint(byte))
  }
})

it('decodes lines longer than an argument list', () => {
  const bytes = new Uint8Array(300_000).fill(0x92)
  expect(decodeWindows1252(bytes)).toBe('\u2019'.repeat(300_000))
})
