import { AetherError, type SniffResult, type SniffView } from '@aethersignal/model'
import { PrologGuard } from '../xml/prolog-guard.js'
import { XmlDecoder } from '../xml/xml-decoder.js'

const R3 = /<(?:[\w.-]+:)?(?:MCCI_IN200100UV01|PORR_IN049016UV)(?=[\s/>])/
const R2 = /<(?:[\w.-]+:)?(?:ichicsr|ichicsrMessage|safetyreport)(?=[\s/>])/
const ACKNOWLEDGEMENT = /<(?:[\w.-]+:)?(?:MCCI_IN200101UV01|ichicsrack)(?=[\s/>])/

/**
 * Whether the head of a file is ICSR XML, and of which kind. XML that will be refused, such as an acknowledgement or one
 * with entities around reports, is known too, so that the reading can say what is wrong with it.
 */
export function sniffIcsr({ head, members }: SniffView): SniffResult | null {
  if (members !== undefined || head.length === 0) return null
  const text = textOf(head)
  if (text === null || !/^\s*</.test(text)) return null
  const unsafe = isUnsafe(text)
  if (ACKNOWLEDGEMENT.test(text)) return { confidence: 0.9, reason: 'It is an acknowledgement of E2B messages.' }
  if (R3.test(text))
    return { confidence: unsafe ? 0.9 : 1, reason: 'It is XML of E2B(R3): a batch of PORR_IN049016UV.' }
  if (R2.test(text)) return { confidence: 0.95, reason: 'It is XML of E2B(R2): it holds a safetyreport or its batch.' }
  return unsafe ? { confidence: 0.3, reason: 'It is XML that declares entities, of no known kind.' } : null
}

function textOf(head: Uint8Array): string | null {
  try {
    const decoder = new XmlDecoder()
    return decoder.push(head) + decoder.end()
  } catch (thrown) {
    if (thrown instanceof AetherError) return null
    throw thrown
  }
}

function isUnsafe(text: string): boolean {
  try {
    new PrologGuard().push(text)
    return false
  } catch (thrown) {
    if (thrown instanceof AetherError) return thrown.code === 'input/unsafe-xml'
    throw thrown
  }
}
