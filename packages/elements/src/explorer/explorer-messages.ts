import { MEASURES } from '@aethersignal/model'
import { html, nothing, type TemplateResult } from 'lit'
import type { ExplorerState } from '../query/explorer-state.js'
import { columnName } from '../signal-grid/grid-columns.js'
import type { LocalizeController } from '../strings/localize-controller.js'
import type { MeasuresInUse } from './measures-in-use.js'
import type { SourceController } from './source-controller.js'

/** How far the opening of a source is, and how to stop it. */
export function openingMessage(source: SourceController, words: LocalizeController): TemplateResult {
  const { progress, name } = source
  const known = progress?.total ? progress.done / progress.total : undefined
  const label = name ? words.text('source.opening', words.name(name)) : words.text('source.connecting')
  return html`<div class="message" aria-busy="true">
    <p role="status">${label}</p>
    <progress aria-label=${label} max="1" value=${known ?? nothing}></progress>
    <button type="button" @click=${() => source.cancel()}>${words.text('cancel')}</button>
  </div>`
}

/** The sentence about names that `measures` should not hold. */
export function unknownMeasures({ unknown }: MeasuresInUse, words: LocalizeController): string | undefined {
  if (unknown.length === 0) return undefined
  const quoted = unknown.map((name) => `“${name}”`)
  return words.text('explorer.unknownMeasures', words.list(quoted), words.list(MEASURES))
}

/** What was asked for by properties or by a state and cannot be shown, and what is shown in its place. */
export function propertyNotice(
  inUse: MeasuresInUse,
  wanted: ExplorerState | undefined,
  shown: ExplorerState,
  words: LocalizeController,
): TemplateResult | typeof nothing {
  const sentences: string[] = []
  const unknown = unknownMeasures(inUse, words)
  if (unknown) sentences.push(unknown)
  if (inUse.notComputed.length > 0) sentences.push(words.text('explorer.notComputed', words.list(inUse.notComputed)))
  if (wanted && wanted.query.sort !== shown.query.sort) {
    const [by, instead] = [wanted.query.sort.by, shown.query.sort.by].map((column) => columnName(column, words))
    sentences.push(words.text('explorer.cannotRank', by ?? '', instead ?? ''))
  }
  if (sentences.length === 0) return nothing
  return html`<div class="notice" part="notice" role="note">${sentences.map((text) => html`<p>${text}</p>`)}</div>`
}
