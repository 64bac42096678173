import { AetherError, throwIfAborted } from '@aethersignal/model'
import type { IcsrQuarantine } from '../reason-codes.js'
import { Envelope } from './envelope.js'
import { parseElement } from './parse-element.js'
import { PrologGuard } from './prolog-guard.js'
import { ReportSplitter, type XmlPiece } from './report-splitter.js'
import { XmlDecoder } from './xml-decoder.js'
import type { XmlElement } from './xml-element.js'

/** One report of an ICSR file, as XML. */
export interface IcsrMessage {
  /** R2: a `safetyreport`; R3: a `PORR_IN049016UV`. Told by the element itself, whatever it stands in. */
  readonly format: 'R2' | 'R3'
  /** Line of its start tag. */
  readonly line: number
  /** Its text as it stands in the file. */
  readonly text: string
  /** The texts of the message header above it, by element name: `messagesenderidentifier`, `messagedate`, … */
  readonly header: Readonly<Record<string, string>>
  /** Null where the text is not the XML of an element; `problem` says why. */
  readonly element: XmlElement | null
  /** Why there is no element; null where there is one. */
  readonly problem: MessageProblem | null
}

/** Why a message could not be read. */
export interface MessageProblem {
  /** Reason code of the quarantine. */
  readonly code: IcsrQuarantine
  /** The reason as a sentence. */
  readonly message: string
  /** Line of the file, from 1. */
  readonly line: number
}

/** Roots of files that answer for reports and hold none. */
const ACKNOWLEDGEMENTS = /^(MCCI_IN200101UV01|ichicsrack)$/i
const BATCHES = /^(MCCI_IN200100UV01|ichicsr|ichicsrMessage)$/i

const FAULTS = {
  unclosed: 'the report has no end before the next begins.',
  'too-long': 'the report is longer than a report may be.',
} as const

/** What {@link readMessages} tells besides the messages. */
export interface MessageReading {
  /** Lines that were to be UTF-8 and were read as windows-1252. */
  encodingRepairs: number
}

/**
 * Reads the reports of an ICSR XML file of any size, one at a time: E2B(R2), its relatives such as FDA's quarters, and
 * E2B(R3). A report that is damaged comes with its problem, and the others are read all the same; a file that is damaged
 * around its reports, or ends too early, is refused. No entity is expanded and no DTD fetched.
 *
 * @throws AetherError `input/empty`, `input/not-recognised` (also for an acknowledgement), `input/unreadable`,
 * `input/unsafe-xml` or `request/aborted`.
 */
export async function* readMessages(
  chunks: AsyncIterable<Uint8Array>,
  reading: MessageReading = { encodingRepairs: 0 },
  signal?: AbortSignal,
): AsyncGenerator<IcsrMessage> {
  const decoder = new XmlDecoder()
  const guard = new PrologGuard()
  const envelope = new Envelope()
  const splitter = new ReportSplitter()
  let blank = true
  let messages = 0
  function* messagesOf(pieces: readonly XmlPiece[]): Generator<IcsrMessage> {
    for (const piece of pieces) {
      throwIfAborted(signal)
      if (piece.kind === 'envelope') {
        envelope.push(piece.text, piece.line)
        refuseAcknowledgement(envelope.root)
      } else {
        messages++
        yield messageOf(piece, envelope.header)
      }
    }
  }
  for await (const chunk of chunks) {
    const text = decoder.push(chunk)
    blank &&= text.trim() === ''
    guard.push(text)
    yield* messagesOf(splitter.push(text))
  }
  const text = decoder.end()
  guard.push(text)
  if (blank && text.trim() === '') throw new AetherError('input/empty', 'The file is empty.')
  yield* messagesOf([...splitter.push(text), ...splitter.end()])
  // A file may be one report without anything around it.
  if (messages === 0 || envelope.root !== null) envelope.end()
  reading.encodingRepairs = decoder.encodingRepairs
  if (messages === 0) throw noMessages(envelope.root)
}

function messageOf(piece: XmlPiece, header: IcsrMessage['header']): IcsrMessage {
  const { text, line, fault } = piece
  const format = /^<(?:[\w.-]+:)?safetyreport/.test(text) ? 'R2' : 'R3'
  const parsed = fault === undefined ? parseElement(text, line) : { code: fault, message: FAULTS[fault], line }
  const ill = 'code' in parsed
  return { format, line, text, header, element: ill ? null : parsed, problem: ill ? parsed : null }
}

function refuseAcknowledgement(root: string | null): void {
  if (root !== null && ACKNOWLEDGEMENTS.test(root)) {
    throw new AetherError('input/not-recognised', 'The file is an acknowledgement, not a report.', {
      remedy: 'Load the file of reports that it answers.',
    })
  }
}

function noMessages(root: string | null): AetherError {
  return root !== null && BATCHES.test(root)
    ? new AetherError('input/empty', 'The file holds no report.')
    : new AetherError(
        'input/not-recognised',
        `The XML has the root <${root ?? ''}> and no individual case safety report.`,
        {
          remedy: 'ICSR files hold <safetyreport> (E2B R2) or <PORR_IN049016UV> (E2B R3).',
        },
      )
}
