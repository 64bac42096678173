import type { SignalSource } from '@aethersignal/engine'
import { type AetherError, asAetherError, type Progress } from '@aethersignal/model'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { filesTitle } from '../source/files-title.js'
import { FILE_PATH, type OpenOptions, openAddress, openFiles, type SourceAddress } from '../source/open-source.js'
import type { LocalizeController } from '../strings/localize-controller.js'

type Opening = (options: OpenOptions) => Promise<SignalSource>

interface Host extends ReactiveControllerHost {
  readonly isConnected: boolean
  readonly localize: LocalizeController
}

/** What explorers opened ends with them. It must not lead back to its explorer, which would never be collected then. */
const opened = new FinalizationRegistry<SignalSource>((source) => void source.close())

/** Hears how opening goes. */
interface SourceListener {
  progress(progress: Progress): void
  failed(error: AetherError): void
}

/**
 * The source an explorer shows: the one it was given, or one that it opens from an address or a file, and then also
 * closes. Leaving the page stops an opening that is under way, which begins anew on coming back; what is open stays
 * open, so that an element that is moved, or put aside for a while, does not read its data again.
 */
export class SourceController implements ReactiveController {
  readonly #host: Host
  readonly #listener: SourceListener
  #given: SignalSource | undefined
  #owned: SignalSource | undefined
  #opening: Opening | undefined
  #abort: AbortController | undefined
  #state: 'none' | 'opening' | 'open' | 'failed' = 'none'
  #progress: Progress | undefined
  #error: AetherError | undefined
  #name = ''

  constructor(host: Host, listener: SourceListener) {
    this.#host = host
    this.#listener = listener
    host.addController(this)
  }

  get current(): SignalSource | undefined {
    return this.#given ?? this.#owned
  }

  /** The source that was opened here. */
  get owned(): SignalSource | undefined {
    return this.#owned
  }

  get state(): 'none' | 'opening' | 'open' | 'failed' {
    return this.#state
  }

  get progress(): Progress | undefined {
    return this.#progress
  }

  get error(): AetherError | undefined {
    return this.#error
  }

  /** Name of the files that are being read, empty for a server. */
  get name(): string {
    return this.#name
  }

  hostConnected(): void {
    if (this.#opening && this.#state === 'none') void this.#open()
  }

  hostDisconnected(): void {
    // An element that is moved leaves and comes back before this runs.
    queueMicrotask(() => {
      if (this.#host.isConnected || this.#state !== 'opening') return
      this.#abort?.abort()
      this.#abort = undefined
      this.#state = 'none'
    })
  }

  /** Follows the properties of the host. */
  want(source: SignalSource | undefined, from: SourceAddress | undefined, words: LocalizeController): void {
    this.#release()
    this.#given = source
    if (source) {
      this.#state = 'open'
    } else if (from) {
      const { address } = from
      this.#name = FILE_PATH.test(address) ? (address.split('/').at(-1) ?? '') : ''
      this.#opening = (options) => openAddress(from, { ...options, words })
      void this.#open()
    }
  }

  openFiles(files: readonly File[]): void {
    this.#release()
    this.#name = filesTitle(files, this.#host.localize)
    this.#opening = (options) => openFiles(files, options)
    void this.#open()
  }

  retry(): void {
    void this.#open()
  }

  /** Stops opening; the user can then choose a file. */
  cancel(): void {
    this.#release()
    this.#host.requestUpdate()
  }

  async #open(): Promise<void> {
    const opening = this.#opening
    if (!opening) return
    this.#abort?.abort()
    const abort = new AbortController()
    this.#abort = abort
    this.#state = 'opening'
    this.#error = undefined
    this.#host.requestUpdate()
    try {
      const source = await opening({
        signal: abort.signal,
        words: this.#host.localize,
        onProgress: (progress) => {
          if (abort.signal.aborted) return
          this.#progress = progress
          this.#listener.progress(progress)
          this.#host.requestUpdate()
        },
      })
      if (abort.signal.aborted) {
        void source.close()
        return
      }
      this.#owned = source
      opened.register(this.#host, source, source)
      this.#state = 'open'
    } catch (thrown) {
      if (abort.signal.aborted) return
      this.#error = asAetherError(thrown)
      this.#state = 'failed'
      this.#listener.failed(this.#error)
    }
    this.#host.requestUpdate()
  }

  #release(): void {
    this.#abort?.abort()
    this.#abort = undefined
    if (this.#owned) {
      opened.unregister(this.#owned)
      void this.#owned.close()
    }
    this.#owned = undefined
    this.#given = undefined
    this.#opening = undefined
    this.#progress = undefined
    this.#error = undefined
    this.#name = ''
    this.#state = 'none'
  }
}
