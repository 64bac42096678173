/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { AetherError } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../tests/shared-data.js'
import { inputOf, load } from './case-rows.fixture.js'

const SAMPLES = [
  'e2b_r2_like/sample_e2b.xml',
  'e2b_r2_like/mixed_validity_e2b.xml',
  'e2b_r2_like/billion_laughs.xml',
  'e2b_r3/FAERS2022Scenario2.xml',
  'e2b_r3/FAERS2022Scenario7.xml',
  'e2b_r3/R3ack-positive.ack',
  'faers_xml/1_ADR22Q1_example.xml',
]

/** Numbers at random, the same in every run: Marsaglia's xorshift32. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

type Damage = (bytes: Buffer, random: (below: number) => number) => Buffer

const splice = (bytes: Buffer, at: number, removed: number, added: string | Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(added), bytes.subarray(at + removed)])

/** Position of a tag at random. */
const tagIn = (bytes: Buffer, random: (below: number) => number): number =>
  Math.max(0, bytes.indexOf('<', random(bytes.length)))

const DAMAGES: Readonly<Record<string, Damage>> = {
  truncate: (bytes, random) => bytes.subarray(0, random(bytes.length)),
  'flip bits': (bytes, random) => {
    const flipped = Buffer.from(bytes)
    for (let times = 0; times < 20; times++) flipped[random(flipped.length)]! ^= 1 << random(8)
    return flipped
  },
  'delete a tag': (bytes, random) => {
    const at = tagIn(bytes, random)
    return splice(bytes, at, Math.max(1, bytes.indexOf('>', at) - at + 1), '')
  },
  'huge attribute': (bytes, random) => splice(bytes, tagIn(bytes, random), 0, `<x a="${'y'.repeat(3_000_000)}"/>`),
  'deep nesting': (bytes, random) => splice(bytes, tagIn(bytes, random), 0, '<d>'.repeat(20_000)),
  'deep and closed': (bytes, random) =>
    splice(bytes, tagIn(bytes, random), 0, `${'<d>'.repeat(5000)}${'</d>'.repeat(5000)}`),
  'entity inside': (bytes, random) =>
    splice(bytes, tagIn(bytes, random), 0, '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
  'open comment': (bytes, random) => splice(bytes, tagIn(bytes, random), 0, '<!-- '),
  'open section': (bytes, random) => splice(bytes, tagIn(bytes, random), 0, '<![CDATA['),
  'NUL and others': (bytes, random) => splice(bytes, random(bytes.length), 0, Buffer.from([0, 1, 0xff, 0xfe, 0x80])),
  'a report in a report': (bytes, random) => splice(bytes, random(bytes.length), 0, '<safetyreport><PORR_IN049016UV>'),
  'names of JavaScript': (bytes, random) =>
    splice(bytes, tagIn(bytes, random), 0, '<__proto__>1</__proto__><constructor>2</constructor><toString/>'),
  'wrong encoding': (bytes) => splice(bytes, 0, bytes.indexOf('?>') + 2, '<?xml version="1.0" encoding="shift_jis"?>'),
  'other bytes': (_bytes, random) => Buffer.from(Array.from({ length: 5000 }, () => random(256))),
}

describe.skipIf(!hasSharedData)('damaged files', () => {
  const samples = SAMPLES.map((name) => readFileSync(sharedData(`data/ci_small/${name}`)))

  it.each(Object.entries(DAMAGES))('%s: refused, or accounted for', async (name, damage) => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = randomNumbers(seed * 31 + name.length)
      const bytes = damage(samples[seed % samples.length]!, random)
      try {
        const { tables, report } = await load(inputOf(bytes, 'damaged.xml', [1 + random(5000)]))
        const [file] = report.files
        expect(file!.loaded + file!.quarantined.length).toBe(file!.rowsIn)
        expect(tables.case).toHaveLength(file!.loaded)
        for (const { line, code, text } of file!.quarantined) {
          expect(line).toBeGreaterThan(0)
          expect(code).toMatch(/^[a-z-]+$/)
          expect(text).toMatch(/^<(safetyreport|PORR_IN049016UV)/)
        }
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(AetherError)
        const { code, place } = thrown as AetherError
        expect(code).toMatch(/^input\/(unreadable|unsafe-xml|empty|not-recognised|corrupt-archive|nothing-loaded)$/)
        expect(place?.file).toBe('damaged.xml')
      }
    }
  })
})
