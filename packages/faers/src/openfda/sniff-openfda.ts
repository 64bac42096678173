import { SNIFF_BYTES, type SniffResult, type SniffView } from '@aethersignal/model'
import { inflated } from '@aethersignal/model/adapter'
import { DRUG_EVENTS } from './drug-event.js'
import { holdsReportOf, type OpenFdaKind } from './openfda-kind.js'

/** As much of a packed head as is unpacked: it cannot become more than a thousand times as long. */
const PACKED_SEEN = 4096
const PAGE = /"terms"\s*:\s*"https?:\/\/open\.fda\.gov\/terms/
const DRUG_EVENT = /"(?:safetyreportversion|medicinalproduct|reactionmeddrapt|primarysourcecountry)"/
const REFUSAL = /^\s*\{\s*"error"\s*:\s*\{\s*"code"\s*:\s*"[A-Z_]+"/

/** Whether the head of a file, or of the first member of a zip archive, is JSON of openFDA of this kind. */
export async function sniffOpenFda({ head }: SniffView, kind: OpenFdaKind): Promise<SniffResult | null> {
  const text = new TextDecoder().decode(isZip(head) ? await firstMember(head) : head)
  if (!/^\s*[[{]/.test(text)) return null
  if (holdsReportOf(kind, text)) {
    return { confidence: 0.95, reason: `It is JSON of openFDA: ${kind.title} with a ${kind.reportKey}.` }
  }
  if (kind !== DRUG_EVENTS) return null
  if (PAGE.test(text) && DRUG_EVENT.test(text)) {
    return { confidence: 0.9, reason: 'It is JSON of openFDA: a page of drug events.' }
  }
  return REFUSAL.test(text) ? { confidence: 0.7, reason: 'It is an answer of openFDA without reports.' } : null
}

/** Whether bytes begin as a zip archive does. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4
}

async function firstMember(head: Uint8Array): Promise<Uint8Array> {
  const view = new DataView(head.buffer, head.byteOffset, head.length)
  if (head.length < 30) return new Uint8Array(0)
  const start = 30 + view.getUint16(26, true) + view.getUint16(28, true)
  const packed = head.subarray(start)
  if (view.getUint16(8, true) === 0) return packed
  const seen: number[] = []
  try {
    for await (const chunk of inflated(oneChunk(packed.subarray(0, PACKED_SEEN)), 'deflate-raw')) {
      for (const byte of chunk) seen.push(byte)
      if (seen.length >= SNIFF_BYTES) break
    }
  } catch {
    // What was cut off or damaged is for the reading to tell.
  }
  return Uint8Array.from(seen)
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
