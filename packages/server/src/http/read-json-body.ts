import { AetherError } from '@aethersignal/model'
import { nestingDepth } from './nesting-depth.js'

const DEPTH_LIMIT = 64

/**
 * Reads a JSON body of bounded size and depth. Errors: `request/unsupported-media-type`, `request/too-large`,
 * `request/invalid`, and `request/aborted` where the caller leaves before the body is whole.
 */
export async function readJsonBody(request: Request, byteLimit: number): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    throw new AetherError('request/unsupported-media-type', 'The body must be JSON.', {
      remedy: 'Send the header Content-Type: application/json.',
    })
  }
  const value = parse(await readText(request, byteLimit))
  if (nestingDepth(value, DEPTH_LIMIT) > DEPTH_LIMIT) {
    throw new AetherError('request/invalid', `The body is nested more than ${DEPTH_LIMIT} levels deep.`)
  }
  return value
}

async function readText(request: Request, byteLimit: number): Promise<string> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > byteLimit) throw tooLarge(byteLimit, announced)
  if (!request.body) return ''
  const reader = request.body.getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read().catch(cutOff)
    if (done) break
    size += value.byteLength
    if (size > byteLimit) {
      await reader.cancel()
      throw tooLarge(byteLimit)
    }
    text += decode(() => decoder.decode(value, { stream: true }))
  }
  return text + decode(() => decoder.decode())
}

/** Says the limit and the option that holds it; `announced` is the size of the body where its header said it. */
function tooLarge(byteLimit: number, announced?: number): AetherError {
  const size = announced === undefined ? '' : ` of ${announced.toLocaleString('en')} bytes`
  return new AetherError(
    'request/too-large',
    `The body${size} is larger than ${byteLimit.toLocaleString('en')} bytes, the bodyLimit of this server.`,
    {
      remedy:
        'Send less, in several requests where the request is a list, or have the server opened with a larger bodyLimit (createAetherServer) or --body-limit (aethersignal serve).',
    },
  )
}

function cutOff(cause: unknown): never {
  throw new AetherError('request/aborted', 'The caller left before the body was whole.', { cause })
}

function decode(read: () => string): string {
  try {
    return read()
  } catch (cause) {
    throw new AetherError('request/invalid', 'The body is not UTF-8.', { cause })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AetherError('request/invalid', 'The body is not JSON.', { cause })
  }
}
