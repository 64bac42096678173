import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineBlocks, linesOf } from './line-blocks.js'

/** Lines of bytes that come in chunks of the given sizes, used over and over. */
function split(bytes: Buffer, sizes: readonly number[] = [bytes.length || 1]) {
  const blocks = new LineBlocks('DEMO.txt')
  const lines: string[] = []
  for (let start = 0, turn = 0; start < bytes.length; turn++) {
    const end = start + sizes[turn % sizes.length]!
    lines.push(...linesOf(blocks, blocks.push(bytes.subarray(start, end))))
    start = end
  }
  lines.push(...linesOf(blocks, blocks.end()))
  return { lines, repairs: blocks.encodingRepairs }
}

const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 })

describe('LineBlocks', () => {
  it('gives the lines of any text, however it is cut and whatever ends its lines', () => {
    const text = fc.array(fc.stringMatching(/^[a-z$é€ ]{1,6}$/), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(text, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), sizes, (lines, end, closed, cut) => {
        const bytes = Buffer.from(lines.join(end) + (closed ? end : ''))
        expect(split(bytes, cut)).toEqual({ lines, repairs: 0 })
      }),
    )
  })

  it('gives the same for any bytes, however they are cut', () => {
    const bytes = fc.array(fc.constantFrom(10, 13, 36, 65, 0xc3, 0xa9, 0x92, 0xff, 0), { maxLength: 40 })
    fc.assert(
      fc.property(bytes, sizes, (values, cut) => {
        const whole = Buffer.from(values)
        const expected = split(whole)
        expect(split(whole, cut)).toEqual(expected)
        const parts = whole.toString('latin1').split(/\r\n|\r|\n/)
        if (parts.at(-1) === '') parts.pop()
        expect(expected.lines).toHaveLength(parts.length)
      }),
      { numRuns: 500 },
    )
  })

  it('reads only the lines that are not UTF-8 as windows-1252', () => {
    const bytes = Buffer.concat([
      Buffer.from('caf\u00e9\n'),
      Buffer.from([0x93, 0x92, 0x0a]),
      Buffer.from('na\u00efve\r\n'),
    ])
    expect(split(bytes)).toEqual({ lines: ['caf\u00e9', '\u201c\u2019', 'na\u00efve'], repairs: 1 })
  })

  it('takes a byte order mark off', () => {
    expect(split(Buffer.from('\ufeffprimaryid$caseid\n1$2'))).toEqual({
      lines: ['primaryid$caseid', '1$2'],
      repairs: 0,
    })
  })

  it('refuses a line without end', () => {
    const blocks = new LineBlocks('DEMO.txt')
    const first = blocks.push(Buffer.from('a\nb\n'))
    expect([...linesOf(blocks, first)]).toEqual(['a', 'b'])
    expect(() => {
      for (let count = 0; count < 10; count++) blocks.push(Buffer.alloc(1024 ** 2, 65))
    }).toThrow(expect.objectContaining({ code: 'input/unreadable', place: { file: 'DEMO.txt', line: 3 } }))
  })
})
