import { describe, expect, it } from 'vitest'
import { refuseMixedLineEnds } from './mixed-line-ends.js'

const check =
  (text: string, newline: '\n' | '\r' = '\n') =>
  () =>
    refuseMixedLineEnds(text, { delimiter: ',', newline }, 't.csv')

describe('refuseMixedLineEnds', () => {
  it('refuses a header that ends otherwise than the rows', () => {
    for (const text of ['a,b\r1,2\r\n3,4\r\n', '\n\na,b\r1,2\n', 'a,b\r1,2']) {
      expect(check(text)).toThrow(
        expect.objectContaining({ code: 'input/not-recognised', place: { file: 't.csv', line: 1 } }),
      )
    }
  })

  it('takes line ends that are all the same, and those within quotes', () => {
    for (const text of [
      'a,b\r\n1,2\r\n',
      'a,b\n1,2\n',
      '"a\rx","b"\r\n1,2\r\n',
      '"a\r\nx",b\r\n1,2',
      'a\rx,b\n1,2\n',
    ]) {
      expect(check(text)).not.toThrow()
    }
    expect(check('a,b\r1,2\r', '\r')).not.toThrow()
  })
})
