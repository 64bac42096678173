import { AetherError } from '@aethersignal/core/errors'
import { describe, expect, it } from 'vitest'
import type { AdapterInput, AdapterOptions } from '../cases/adapter.js'
import { checkAdapter } from './check-adapter.js'
import type { ConformanceCheck } from './finding.js'
import { type Fault, lineAdapter, SOUND } from './line-adapter.fixture.js'

const MANY = Array.from({ length: 900 }, (_, at) => `${at},drug ${at % 7},event ${at % 11}`).join('\n')

function inputOf(name: string, text: string): AdapterInput {
  const bytes = new TextEncoder().encode(text)
  return {
    name,
    size: bytes.length,
    stream() {
      let at = 0
      return new ReadableStream({
        pull(controller) {
          if (at >= bytes.length) return controller.close()
          controller.enqueue(bytes.slice(at, at + 8000))
          at += 8000
        },
      })
    },
  }
}

const inputs = [
  inputOf('a.txt', 'r1,Aspirin,Rash\nr2,Ibuprofen,\nbad\n-r9,Fever\nr3,Aspirin,Pain'),
  inputOf('b.txt', MANY),
]
const broken = [
  { name: 'nothing', inputs: [inputOf('c.txt', '')], code: 'input/empty' as const },
  { name: 'odd lines', inputs: [inputOf('d.txt', 'a\nb\nr1,A,B')] },
]
const expected = { rows: { case: 903, event: 903 }, rowsIn: 905, quarantined: 1 }

const check = (fault: Fault) => checkAdapter({ adapter: lineAdapter(fault), inputs, broken, expected, patience: 1000 })

describe('checkAdapter', () => {
  it('finds nothing in an adapter that conforms', async () => expect(await check(SOUND)).toEqual([]))

  it.each<[Fault, ConformanceCheck]>([
    ['unknown table', 'shape'],
    ['column missing', 'shape'],
    ['column of another kind', 'shape'],
    ['column too short', 'shape'],
    ['undefined in a text', 'shape'],
    ['codes that say otherwise', 'shape'],
    ['empty batch', 'shape'],
    ['no case id', 'values'],
    ['age of 200', 'values'],
    ['30 February', 'values'],
    ['extra is no JSON', 'values'],
    ['names without source', 'values'],
    ['drugs before cases', 'order'],
    ['parts mingled', 'order'],
    ['ordinal beyond the cases', 'links'],
    ['orphan without id', 'links'],
    ['id on a row of a case', 'links'],
    ['no line', 'provenance'],
    ['file beyond the report', 'provenance'],
    ['file of another part', 'provenance'],
    ['rows lost', 'account'],
    ['quarantine not counted', 'account'],
    ['quarantine without code', 'account'],
    ['no hash', 'account'],
    ['loaded rows that gave nothing', 'account'],
    ['orphans not counted', 'account'],
    ['more repairs than rows', 'account'],
    ['report too early', 'report'],
    ['report throws a plain error early', 'report'],
    ['other rows each time', 'deterministic'],
    ['other report each time', 'deterministic'],
    ['rows by the order of inputs', 'input-order'],
    ['no progress', 'progress'],
    ['progress goes back', 'progress'],
    ['progress stops short', 'progress'],
    ['progress beyond the total', 'progress'],
    ['deaf to aborts', 'abort'],
    ['aborts with a plain error', 'abort'],
    ['deaf while waiting', 'abort'],
    ['stream not cancelled', 'release'],
    ['plain error on broken input', 'errors'],
    ['internal/unexpected on broken input', 'errors'],
    ['another code on broken input', 'errors'],
    ['broken input accepted', 'errors'],
    ['sniffs nothing', 'sniff'],
    ['sniffs everything', 'sniff'],
    ['sniff throws on a few bytes', 'sniff'],
    ['confidence of 2', 'sniff'],
    ['no reason', 'sniff'],
    ['rows lost with their account', 'expected'],
  ])('%s: finds it under %s', async (fault, found) => {
    const findings = await check(fault)
    expect(findings.map((finding) => finding.check)).toContain(found)
    expect(findings.every(({ message, count }) => /\.$/.test(message) && count > 0)).toBe(true)
  })

  it('names the place of a fault once and counts the others', async () => {
    const findings = await check('age of 200')
    expect(findings).toEqual([
      {
        check: 'values',
        message: 'ageYears is not within 0 to 120: ageYears of case in lines a.txt, row 0 of a batch.',
        count: expect.any(Number) as number,
      },
    ])
    // 903 sound cases and one of the broken inputs.
    expect(findings[0]!.count).toBe(904)
  })

  it('needs to be told what sniff sees of inputs that are no files', async () => {
    const adapter = lineAdapter(SOUND)
    const read = (names: readonly string[], options: AdapterOptions = {}) =>
      adapter.read(
        names.map(() => inputs[0]!),
        options,
      )
    const byName = { ...adapter, read }
    await expect(checkAdapter({ adapter: byName, inputs: ['a.txt'] })).rejects.toThrow(TypeError)
    const view = async (name: string) => ({ name, head: new TextEncoder().encode('r1,Aspirin,Rash\n') })
    expect(await checkAdapter({ adapter: byName, inputs: ['a.txt'], view })).toEqual([])
  })

  it('passes on what sound inputs make an adapter throw', async () => {
    await expect(checkAdapter({ adapter: lineAdapter(SOUND), inputs: [inputOf('e.txt', '')] })).rejects.toThrow(
      AetherError,
    )
  })
})
