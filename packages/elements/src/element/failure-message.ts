import { type AetherError, asAetherError } from '@aethersignal/model'
import { html, nothing, type TemplateResult } from 'lit'
import type { LocalizeController } from '../strings/localize-controller.js'

/** What went wrong, in a sentence with its code and a way on. */
export function failureMessage(
  error: AetherError,
  words: LocalizeController,
  retry: (() => void) | undefined,
  retryLabel: string,
): TemplateResult {
  return html`<div class="message error" role="alert">
    <p class="error-text">${error.message}</p>
    ${error.remedy === undefined ? nothing : html`<p>${error.remedy}</p>`}
    <p class="code muted">${words.text('errorCode', error.code)}</p>
    ${retry ? html`<button type="button" @click=${retry}>${retryLabel}</button>` : nothing}
  </div>`
}

/** What was thrown as an error to show, or undefined for work that was stopped on purpose. */
export function shownError(thrown: unknown): AetherError | undefined {
  const error = asAetherError(thrown)
  return error.code === 'request/aborted' ? undefined : error
}
