import { SaxesParser } from 'saxes'
import type { XmlElement } from './xml-element.js'
import { XML_LIMITS } from './xml-limits.js'

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
  text: string
}

/** Why a text is not the XML of an element. */
export interface XmlProblem {
  readonly code: 'not-well-formed' | 'too-deep' | 'too-long'
  readonly message: string
  readonly line: number
}

/**
 * Reads the XML of one element. Entities other than the five of XML are an error, and nothing is expanded. `line` is that
 * of the beginning of the text in its file.
 */
export function parseElement(text: string, line: number, depth = XML_LIMITS.depth): XmlElement | XmlProblem {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: OpenElement[] = []
  let root: OpenElement | undefined
  let problem: XmlProblem | null = null
  const lineNow = () => line + parser.line - 1
  const fail = (code: XmlProblem['code'], message: string): void => {
    problem ??= { code, message, line: lineNow() }
    throw new Stop()
  }
  parser.on('error', (error) => fail('not-well-formed', error.message.replace(/^\d+:\d+: /, '')))
  parser.on('doctype', () => fail('not-well-formed', 'a document type inside a report.'))
  let nodes = 0
  const countNode = (): void => {
    if (++nodes > XML_LIMITS.reportNodes)
      fail('too-long', `there are more than ${XML_LIMITS.reportNodes} elements and attributes.`)
  }
  parser.on('attribute', countNode)
  parser.on('opentag', ({ name, attributes }) => {
    countNode()
    if (open.length >= depth) fail('too-deep', `elements are nested more than ${depth} deep.`)
    const element: OpenElement = {
      name: localName(name),
      attributes: localNames(attributes as Record<string, string>),
      children: [],
      text: '',
      line: lineNow(),
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    const element = open.pop()
    if (element) element.text = element.text.trim()
  })
  const append = (data: string): void => {
    const element = open.at(-1)
    if (element) element.text += data
  }
  parser.on('text', append)
  parser.on('cdata', append)
  try {
    parser.write(text).close()
  } catch (thrown) {
    if (!(thrown instanceof Stop)) throw thrown
  }
  return problem ?? root ?? { code: 'not-well-formed', message: 'there is no element.', line }
}

/** Leaves the parser at the first problem. */
class Stop extends Error {}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function localNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const local: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) local[localName(name)] = value
  }
  return local
}
