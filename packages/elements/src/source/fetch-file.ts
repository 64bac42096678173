import { answerError } from '@aethersignal/client'
import type { CallOptions } from '@aethersignal/engine'
import { AetherError, asAetherError } from '@aethersignal/model'
import { type RequestSettings, settingsInit } from './request-settings.js'

/** Bytes of a file that are fetched at most: a browser holds them in memory while they are read. */
const MOST_FETCHED = 1024 * 1024 * 1024

/**
 * The file at an address, whole: what it is, is told by its bytes before they are read. A fault of the network is named by its code; the
 * page has the words.
 *
 * @throws AetherError `input/archive-too-large` for more than 1 GiB, before it is fetched where the server says its length
 */
export async function fetchFile(
  { address, ...settings }: { readonly address: string } & RequestSettings,
  { signal, onProgress }: CallOptions,
  most = MOST_FETCHED,
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
  if (total !== undefined && total > most) {
    await body.cancel()
    throw tooLarge(address, most)
  }
  let done = 0
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      done += chunk.length
      if (done > most) throw tooLarge(address, most)
      onProgress?.({ phase: 'fetch', done, ...(total !== undefined && { total }) })
      controller.enqueue(chunk)
    },
  })
  try {
    return new File([await new Response(body.pipeThrough(counted)).blob()], nameAt(address))
  } catch (cause) {
    // Browsers do not all say what a stream failed with.
    throw done > most ? tooLarge(address, most) : unreachable(address, cause, signal)
  }
}

function tooLarge(address: string, most: number): AetherError {
  return new AetherError('input/archive-too-large', `${nameAt(address)} has more than ${most} bytes.`, {
    place: { file: nameAt(address) },
    remedy:
      'Load it into a store and serve that (aethersignal load, aethersignal serve), or open the file from this machine.',
  })
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
