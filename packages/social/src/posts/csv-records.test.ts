import { describe, expect, it } from 'vitest'
import { CsvRecords } from './csv-records.js'
import { LONGEST_RECORD, type PostRecord } from './post-record.js'

function read(text: string, size = text.length): PostRecord[] {
  const reader = new CsvRecords('posts.csv')
  const records: PostRecord[] = []
  for (let at = 0; at < text.length; at += size) records.push(...reader.push(text.slice(at, at + size)))
  return [...records, ...reader.end()]
}

const textsOf = (records: readonly PostRecord[]) =>
  records.map((record) => ('fault' in record ? record.fault : record.value['text']))

describe('CsvRecords', () => {
  const text = 'id,text\n1,one\n2,"two, and\n\nmore ""so"""\n\n3,three'
  const values = ['one', 'two, and\n\nmore "so"', 'three']

  it.each(['\n', '\r\n', '\r'])('reads lines that end with %j, however they are cut', (newline) => {
    for (const size of [1, 2, 7, 100]) expect(textsOf(read(text.replaceAll('\n', newline), size))).toEqual(values)
  })

  it.each([
    ['a quote that is never closed', '1,"one\n2,two\n3,"three\nfour"\n', ['field-count-or-text', 'two', 'three\nfour']],
    ['text behind a closed quote', '1,"one"behind\n2,two\n3,three\n', ['field-count-or-text', 'two', 'three']],
    ['a line of quotes', '"""\n2,two\n3,three\n', ['field-count', 'two', 'three']],
  ])('loses no other row to %s', (_, rows, expected) => {
    for (const size of [1, 5, 100]) {
      const found = textsOf(read(`id,text\n${rows}`, size))
      expect(found).toHaveLength(expected.length)
      for (const [index, value] of expected.entries()) {
        if (value !== 'field-count-or-text') expect(found[index]).toBe(value)
      }
    }
  })

  it('reads on behind a quote that is open over too many lines', () => {
    const lines = Array.from({ length: 3000 }, (_, line) => `${line},t${line}`)
    const found = textsOf(read(`id,text\n-1,"open\n${lines.join('\n')}\n`, 1000))
    expect(found.slice(1)).toEqual(lines.map((_, line) => `t${line}`))
  })

  it('passes over a line without end once', () => {
    const found = read(`id,text\n1,${'x'.repeat(LONGEST_RECORD + 10)}\n2,two\n`, 100_000)
    expect(textsOf(found)).toEqual(['record-too-long', 'two'])
  })

  it('does not take what has no posts', () => {
    expect(() => read('a,b\n1,2\n')).toThrow(expect.objectContaining({ code: 'input/not-recognised' }))
    expect(() => read('\u0001\u0002,\u0000')).toThrow(expect.objectContaining({ code: 'input/not-recognised' }))
  })
})
