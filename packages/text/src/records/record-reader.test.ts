import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordReader, type RecordReaderOptions, type TextRecord } from './record-reader.js'

function read(
  pieces: readonly string[],
  columns: number | null,
  newline: '\n' | '\r' = '\n',
  options: RecordReaderOptions = {},
): TextRecord[] {
  const records: TextRecord[] = []
  const take = (record: TextRecord) => records.push(record)
  const reader = new RecordReader({ delimiter: ',', newline }, columns, 't.csv', take, options)
  for (const piece of pieces) reader.push(piece)
  reader.end()
  return records
}

function cutInto(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, at) => text.slice(at * length, (at + 1) * length))
}

const plain = (records: readonly TextRecord[]) =>
  records.map((record) => ({ cells: record.cells, line: record.line, fault: record.quoteFault, text: record.text() }))

describe('RecordReader', () => {
  it('keeps every line of any text in one record, the same however the text is cut', () =>
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ab,"\r\n ]{0,80}$/),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 7 }),
        (text, columns, cut) => {
          const records = read([text], columns)
          const linesOf = (part: string) =>
            part
              .split('\n')
              .map((line) => line.replace(/\r+$/, ''))
              .filter((line) => line.trim() !== '')
          expect(records.flatMap((record) => linesOf(record.text()))).toEqual(linesOf(text))
          const pieces = cutInto(text, cut)
          expect(plain(read(pieces, columns))).toEqual(plain(records))
          const lines = text.split('\n')
          for (const { line, text: raw } of plain(records)) {
            expect(lines[line - 1]!.replace(/\r+$/, '')).toBe(raw.split('\n')[0]!.replace(/\r+$/, ''))
          }
        },
      ),
      { numRuns: 2000 },
    ))

  it('loses one line to a stray quote', () => {
    const records = read(['1,a,b\n2,"a,b\n3,a,"b"\n4,"a\nb",c\n'], 3)
    expect(plain(records)).toMatchObject([
      { cells: ['1', 'a', 'b'], line: 1, fault: false },
      { cells: ['2', 'a,b'], line: 2, fault: true },
      { cells: ['3', 'a', 'b'], line: 3, fault: false },
      { cells: ['4', 'a\nb', 'c'], line: 4, fault: false, text: '4,"a\nb",c' },
    ])
  })

  it('finds the sound record behind a stray quote', () => {
    const records = read(['1,"one\n2,two\n3,"three\nfour"\n5,five\n'], 2)
    expect(records.map(({ cells, line }) => [line, ...cells])).toEqual([
      [1, '1', 'one'],
      [2, '2', 'two'],
      [3, '3', 'three\nfour'],
      [5, '5', 'five'],
    ])
  })

  it('counts blank lines, which are no records', () => {
    const blank = '\n \r\n\t\n'.repeat(100_000)
    for (const length of [1 << 20, 99_991]) {
      const records = read(cutInto(`1,a\n${blank} 2,b\n${blank}3,c`, length), 2)
      expect(records.map(({ line, cells }) => [line, ...cells])).toEqual([
        [1, '1', 'a'],
        [300_002, ' 2', 'b'],
        [600_003, '3', 'c'],
      ])
    }
  })

  it('gives records over several lines of any number of cells, where none is told', () => {
    expect(read(['1,"a\nb"\n2,"c\nd",e,f\n'], null)).toMatchObject([
      { cells: ['1', 'a\nb'], line: 1 },
      { cells: ['2', 'c\nd', 'e', 'f'], line: 3 },
    ])
  })

  it.each([1000, 99_991])('passes over damage where it is told to, cut into pieces of %s', (length) => {
    const open = `0,"a\n${'1,a\n'.repeat(300_000)}`
    const text = `${open}2,${'x'.repeat(120_000)}\n3,c\n`
    const records = read(cutInto(text, length), 2, '\n', { damage: 'pass-over', longestLine: 100_000 })
    expect(records).toHaveLength(300_003)
    expect(records.slice(-2)).toMatchObject([
      { tooLong: true, cells: [], line: 300_002 },
      { cells: ['3', 'c'], line: 300_003 },
    ])
  })

  it('gives up on a quote that stays open over a thousand lines', () => {
    const row = '1,a,b\n'
    const whole = [`0,"a,b\n${row.repeat(50_000)}`, `9,"c\nd",e\n`]
    const records = read(whole, 3)
    expect(records).toHaveLength(50_002)
    expect(records.filter(({ quoteFault }) => quoteFault)).toHaveLength(1)
    expect(records.at(-1)).toMatchObject({ cells: ['9', 'c\nd', 'e'], line: 50_002 })
    expect(plain(read(cutInto(whole.join(''), 40_099), 3))).toEqual(plain(records))
  })

  it.each([
    ['6 MB of rows', `case_id,drug,event\n0,"A\n${'1,a,b\n'.repeat(1_000_000)}`, 2],
    ['1,500 rows', `case_id,drug,event\n0,"A\n${'1,a,b\n'.repeat(1500)}`, 2],
    ['a quote in the header', `case_id,"drug,event\n${'1,a,b\n'.repeat(2000)}`, 1],
    ['the last column behind a quoted text of lines', `a,b,c\r\n1,"x\r\ny","z\r\n${'1,a,b\r\n'.repeat(2000)}`, 3],
    ['few lines of many characters', `a,b,c\n1,"x,${`${'y'.repeat(400_000)}\n`.repeat(4)}`, 2],
    ['a quote that comes too late', `a,b,c\n1,"x,${`${'y'.repeat(99)}\n`.repeat(11_000)}"\n`, 2],
  ])('names the line where a quote opens that %s do not close', (_, text, line) => {
    for (const length of [text.length, 65_536, 300_007]) {
      expect(() => read(cutInto(text, length), 3)).toThrow(
        expect.objectContaining({ code: 'input/unreadable', place: { file: 't.csv', line } }),
      )
    }
  })

  it('keeps long texts in quotes that are closed', () => {
    const text = `1,"${'word ""said""\n'.repeat(900)}",x\n2,a,b\n`
    expect(read(cutInto(text, 4096), 3)).toMatchObject([{ line: 1 }, { line: 902, cells: ['2', 'a', 'b'] }])
    const long = `1,"${'y'.repeat(900_000)}",x\n2,a,b\n`
    expect(read(cutInto(long, 65_536), 3)).toHaveLength(2)
  })

  it('refuses a line without end', () => {
    expect(() => read(cutInto('a,b,c\n1,'.padEnd(5_000_000, 'x'), 524_288), 3)).toThrow(
      expect.objectContaining({ code: 'input/unreadable', place: { file: 't.csv', line: 2 } }),
    )
  })

  it('reads lines that end in CR alone', () => {
    expect(plain(read(['1,"a"\r\r2,b\r'], 2, '\r'))).toMatchObject([
      { cells: ['1', 'a'], line: 1 },
      { cells: ['2', 'b'], line: 3 },
    ])
  })
})
