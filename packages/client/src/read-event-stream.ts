import { AetherError, errorFromProblem, type Progress } from '@aethersignal/model'
import { received } from './received.js'

interface ServerEvent {
  readonly event: string
  readonly data: string
}

/**
 * Reads the events of a run: gives the data of `result`, throws what `problem` says, and passes `progress` on.
 * A stream that ends before either is an answer cut off: `source/unreachable`. The stream is read to its end, which the
 * server puts right behind the result: a browser reports an answer that is cancelled before it as a failed request.
 */
export async function readEventStream(
  stream: ReadableStream<Uint8Array>,
  onProgress: (progress: Progress) => void,
): Promise<unknown> {
  let result: { readonly data: unknown } | undefined
  for await (const { event, data } of serverEvents(stream)) {
    if (event === 'result') result = { data: parse(data) }
    if (event === 'progress') onProgress(parse(data) as Progress)
    if (event === 'problem') {
      throw errorFromProblem(parse(data)) ?? new AetherError('source/invalid-response', 'The problem cannot be read.')
    }
  }
  if (result !== undefined) return result.data
  throw new AetherError('source/unreachable', 'The answer ended before the result.')
}

/** Source: WHATWG HTML, 9.2.6 Interpreting an event stream; ids and retry times are of no use here. */
async function* serverEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  let event = ''
  let data: string[] = []
  for await (const line of lines(stream)) {
    if (line === '') {
      if (data.length > 0) yield { event: event || 'message', data: data.join('\n') }
      event = ''
      data = []
      continue
    }
    const colon = line.indexOf(':')
    const field = colon === -1 ? line : line.slice(0, colon)
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') event = value
    if (field === 'data') data.push(value)
  }
}

async function* lines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  // Parts of the line that has not ended yet: a result is one line of megabytes, and is not searched again and again.
  let open: string[] = []
  let skipLineFeed = false
  try {
    for (;;) {
      const { done, value } = await received(reader.read())
      if (done) return
      let text = decoder.decode(value, { stream: true })
      if (text === '') continue
      if (skipLineFeed && text.startsWith('\n')) text = text.slice(1)
      skipLineFeed = text === '' ? false : text.endsWith('\r')
      const pieces = text.split(/\r\n|\r|\n/)
      for (const [index, piece] of pieces.entries()) {
        open.push(piece)
        if (index === pieces.length - 1) break
        yield open.join('')
        open = []
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch (cause) {
    throw new AetherError('source/invalid-response', 'An event of the answer is not JSON.', { cause })
  }
}
