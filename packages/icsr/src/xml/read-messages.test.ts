import { describe, expect, it } from 'vitest'
import { type IcsrMessage, readMessages } from './read-messages.js'

async function read(text: string, size = 10_000): Promise<IcsrMessage[]> {
  const bytes = new TextEncoder().encode(text)
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const messages: IcsrMessage[] = []
  for await (const message of readMessages(chunks())) messages.push(message)
  return messages
}

const report = (id: string) => `<safetyreport><safetyreportid>${id}</safetyreportid></safetyreport>`

describe('readMessages', () => {
  it.each([1, 7, 64, 10_000])('reads in chunks of %i bytes, over comments, sections and prefixes', async (size) => {
    const text = [
      '<?xml version="1.0"?><!-- <safetyreport> --><!DOCTYPE ichicsr SYSTEM "ich-icsr-v2.1.dtd">',
      '<e:ichicsr xmlns:e="urn:x"><!-- <safetyreport>',
      ' --><e:safetyreport a="1"><e:b><![CDATA[</safetyreport> & <!-- ]]></e:b><!-- </safetyreport> --></e:safetyreport >',
      `<safetyreport/>${report('2')}`,
      '<safetyreportid>no report</safetyreportid>',
      '</e:ichicsr>',
    ].join('\n')
    const messages = await read(text, size)
    expect(messages.map(({ line, problem }) => [line, problem])).toEqual([
      [3, null],
      [4, null],
      [4, null],
    ])
    expect(messages[0]!.element).toMatchObject({
      name: 'safetyreport',
      attributes: { a: '1' },
      children: [{ name: 'b', text: '</safetyreport> & <!--', line: 3 }],
    })
  })

  it('loads the reports around a damaged one', async () => {
    const text = `<ichicsr>${report('1')}\n<safetyreport>\n<a></b></safetyreport>\n<safetyreport><c>\n${report('&amp;')}${report('&x;')}</ichicsr>`
    const messages = await read(text)
    expect(messages.map(({ problem }) => problem && [problem.code, problem.line])).toEqual([
      null,
      ['not-well-formed', 3],
      ['unclosed', 4],
      null,
      ['not-well-formed', 5],
    ])
    expect(messages[3]!.element!.children[0]!.text).toBe('&')
  })

  it.each([
    ['', 'input/empty'],
    ['<ichicsr/>', 'input/empty'],
    ['case_id,drug', 'input/not-recognised'],
    ['<feed/>', 'input/not-recognised'],
    ['<MCCI_IN200101UV01/>', 'input/not-recognised'],
    [`<ichicsr>${report('1')}`, 'input/unreadable'],
    [`<ichicsr>${report('1')}</ichicsr><more/>`, 'input/unreadable'],
    [`<ichicsr>&nbsp;${report('1')}</ichicsr>`, 'input/unreadable'],
    [`<ichicsr>${'<a>'.repeat(300)}`, 'input/unsafe-xml'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a/>', 'input/unsafe-xml'],
    ['<!DOCTYPE a SYSTEM "b>[" [ ', 'input/unsafe-xml'],
    ['<!ENTITY b "c"><a/>', 'input/unsafe-xml'],
    [`<!--${' '.repeat(70_000)}-->`, 'input/unsafe-xml'],
  ])('refuses %s', async (text, code) => {
    for (const size of [1, 10_000]) await expect(read(text, size)).rejects.toMatchObject({ code })
  })

  it('refuses a subset of its own before it reads what is in it', async () => {
    async function* chunks() {
      yield new TextEncoder().encode(`<?xml version="1.0"?>${' '.repeat(300)}\n<!DOCTYPE a [\n`)
      throw new Error('read on')
    }
    await expect(readMessages(chunks()).next()).rejects.toMatchObject({ code: 'input/unsafe-xml', place: { line: 2 } })
  })

  it('quarantines what is nested too deep', async () => {
    const deep = `<ichicsr><safetyreport>${'<a>'.repeat(250)}${'</a>'.repeat(250)}</safetyreport>${report('1')}</ichicsr>`
    expect((await read(deep)).map(({ problem }) => problem?.code)).toEqual(['too-deep', undefined])
  })

  it('quarantines what has too many elements or attributes', async () => {
    const attributes = Array.from({ length: 1_000_001 }, (_, at) => ` a${at}=""`).join('')
    const reports = [
      `<safetyreport>${'<a/>'.repeat(1_000_001)}</safetyreport>`,
      `<safetyreport><b${attributes}/></safetyreport>`,
    ]
    const messages = await read(`<ichicsr>${reports.join('')}${report('1')}</ichicsr>`, 1_000_000)
    expect(messages.map(({ problem }) => problem?.code)).toEqual(['too-long', 'too-long', undefined])
  })

  it('reads a report that stands alone', async () => {
    expect((await read(report('1')))[0]!.element!.children[0]!.text).toBe('1')
  })
})
