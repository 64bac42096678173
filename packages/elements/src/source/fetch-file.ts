import { answerError } from '@aethersignal/client'
import type { CallOptions } from '@aethersignal/engine'
import { AetherError, asAetherError } from '@aethersignal/model'
import { type RequestSettings, settingsInit } from './request-settings.js'

/**
 * The file at an address, whole: what it is, is told by its bytes before they are read. A fault of the network is named by its code; the
 * page has the words.
 */
export async function fetchFile(
  { address, ...settings }: { readonly address: string } & RequestSettings,
  { signal, onProgress }: CallOptions,
): Promise<File> {
  let response: Response
  try {
    response = await fetch(address, { ...settingsInit(settings), ...(signal && { signal }) })
  } catch (cause) {
    throw unreachable(address, cause, signal)
  }
  const { body } = response
  if (response.status === 404 || response.status === 410 || (response.ok && !body)) {
    throw new AetherError('input/not-found', `There is nothing at ${address}.`)
  }
  if (!response.ok || !body || isWebPage(response)) {
    throw answerError(response, address, await response.text().catch(() => ''))
  }
  const length = Number(response.headers.get('content-length'))
  // A length in transit says nothing of the bytes once they are unpacked.
  const total = response.headers.has('content-encoding') || !(length > 0) ? undefined : length
  let done = 0
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      done += chunk.length
      onProgress?.({ phase: 'fetch', done, ...(total !== undefined && { total }) })
      controller.enqueue(chunk)
    },
  })
  try {
    return new File([await new Response(body.pipeThrough(counted)).blob()], nameAt(address))
  } catch (cause) {
    throw unreachable(address, cause, signal)
  }
}

function nameAt(address: string): string {
  return decodeURIComponent(new URL(address).pathname.split('/').at(-1) || address)
}

function unreachable(address: string, cause: unknown, signal: AbortSignal | undefined): AetherError {
  if (signal?.aborted) return asAetherError(cause)
  return new AetherError('source/unreachable', `${address} cannot be reached.`, { cause })
}

/** No file of reports is sent as one: a proxy or a sign-in page answers. */
function isWebPage({ headers }: Response): boolean {
  return /^(text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? '')
}
