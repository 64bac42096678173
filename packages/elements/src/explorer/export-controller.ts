import type { SignalSource } from '@aethersignal/engine'
import type { RunManifest, RunSpec } from '@aethersignal/model'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ExportDetail } from '../element/events.js'
import { shownError } from '../element/failure-message.js'
import { exportTable } from '../export/export-table.js'
import { saveFile } from '../export/save-file.js'
import type { LocalizeController } from '../strings/localize-controller.js'

const TABLE_NAME = 'signals.csv'
const MANIFEST_NAME = 'signals-manifest.json'

/** Saves the list and its manifest as files. `offer` lets a host take a file over: it returns false then. */
export class ExportController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #offer: (file: ExportDetail) => boolean
  #abort: AbortController | undefined
  #fraction = 0
  #outcome: { readonly saved: string } | { readonly failure: string } | undefined

  constructor(host: ReactiveControllerHost, offer: (file: ExportDetail) => boolean) {
    this.#host = host
    this.#offer = offer
    host.addController(this)
  }

  get running(): boolean {
    return this.#abort !== undefined
  }

  /** Part that is done, 0 to 1. */
  get fraction(): number {
    return this.#fraction
  }

  /** How the export stands, in words. */
  message(words: LocalizeController): string {
    if (this.running) return words.text('explorer.exporting')
    if (!this.#outcome) return ''
    if ('saved' in this.#outcome) return words.text('explorer.exported', this.#outcome.saved)
    return `${words.text('explorer.exportFailed')} ${this.#outcome.failure}`
  }

  hostDisconnected(): void {
    this.cancel()
  }

  cancel(): void {
    this.#abort?.abort()
    this.#abort = undefined
    this.#host.requestUpdate()
  }

  async saveTable(source: SignalSource, spec: RunSpec): Promise<void> {
    this.cancel()
    const abort = new AbortController()
    this.#abort = abort
    this.#fraction = 0
    this.#outcome = undefined
    try {
      const content = await exportTable(source, spec, {
        signal: abort.signal,
        onProgress: (done, total) => {
          this.#fraction = total === 0 ? 1 : done / total
          this.#host.requestUpdate()
        },
      })
      if (abort.signal.aborted) return
      this.#save({ fileName: TABLE_NAME, mediaType: 'text/csv', content })
    } catch (thrown) {
      const error = shownError(thrown)
      if (abort.signal.aborted || !error) return
      this.#outcome = { failure: error.message }
    }
    this.#abort = undefined
    this.#host.requestUpdate()
  }

  saveManifest(manifest: RunManifest): void {
    const mediaType = 'application/json'
    const content = new Blob([`${JSON.stringify(manifest, null, 2)}\n`], { type: mediaType })
    this.#save({ fileName: MANIFEST_NAME, mediaType, content })
    this.#host.requestUpdate()
  }

  #save(file: ExportDetail): void {
    if (!this.#offer(file)) return
    saveFile(file.fileName, file.content)
    this.#outcome = { saved: file.fileName }
  }
}
