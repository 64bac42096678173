import type { SniffResult, SniffView } from '@aethersignal/model'
import { xmlMember } from './xml-member-name.js'

const BATCH = /<(?:ichicsr|ichicsrMessage|safetyreport)(?=[\s/>])/
const SENDER = /<messagesenderidentifier>\s*FDA[ -]CDER\s*<\/messagesenderidentifier>/
const RECEIVER = /<messagereceiveridentifier>\s*Public Use\s*<\/messagereceiveridentifier>/

/** Whether a file is XML that FDA published, or an archive or folder holds files named so. */
export function sniffFaersXml({ name, head, members }: SniffView): SniffResult | null {
  if (members !== undefined) {
    const quarters = new Set(members.flatMap((member) => xmlMember(member)?.quarter ?? []))
    if (quarters.size === 0) return null
    return { confidence: 0.95, reason: `It holds XML files of FAERS ${[...quarters].sort().join(', ')}.` }
  }
  if (head[0] === 0x50 && head[1] === 0x4b) {
    const named = /^(?:aers|faers)_(?:xml|sgml)_\d{4}q[1-4].*\.zip$/i.test(name)
    return named ? { confidence: 0.5, reason: 'The archive is named as FDA names the XML files of a quarter.' } : null
  }
  const packed = head[0] === 0x1f && head[1] === 0x8b
  if (packed) {
    return xmlMember(name) === null ? null : { confidence: 0.6, reason: 'It is named as an XML file of FAERS.' }
  }
  const text = new TextDecoder().decode(head)
  if (!BATCH.test(text)) return null
  if (SENDER.test(text) && RECEIVER.test(text)) {
    return { confidence: 1, reason: 'It is XML that FDA sends for public use: a FAERS quarter.' }
  }
  return xmlMember(name) === null
    ? null
    : { confidence: 0.97, reason: 'It is XML of E2B(R2) and named as a FAERS quarter.' }
}
