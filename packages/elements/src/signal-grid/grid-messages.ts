import type { Progress, ResultNote } from '@aethersignal/model'
import { html, nothing, type TemplateResult } from 'lit'
import { heading } from '../element/heading.js'
import type { LocalizeController } from '../strings/localize-controller.js'
import type { RunState } from './run-controller.js'

/** The bar above the rows while a run is under way. */
export function runningBar(
  progress: Progress | undefined,
  words: LocalizeController,
  cancel: () => void,
): TemplateResult {
  const known = progress?.total ? progress.done / progress.total : undefined
  const label = words.text('grid.running')
  const percent = known === undefined ? '' : words.text('percentDone', words.numbers.percent(known))
  return html`<div class="running">
    <span>${label}</span>
    <progress aria-label=${label} max="1" value=${known ?? nothing}></progress>
    <span class="muted">${percent}</span>
    <button type="button" @click=${cancel}>${words.text('cancel')}</button>
  </div>`
}

/** What stands in place of rows, and how to get some. */
export function noRows(
  state: RunState,
  notes: readonly ResultNote[],
  words: LocalizeController,
  level: number,
): TemplateResult {
  if (state === 'running') return html`<div class="message"><p class="muted">${words.text('loading')}</p></div>`
  const kind = state === 'ready' ? 'empty' : state === 'cancelled' ? 'cancelled' : 'idle'
  return html`<div class="message">
    ${heading(level, words.text(`grid.${kind}Title`))}
    <p class="muted">${words.text(`grid.${kind}Advice`)}</p>
    ${state === 'ready' ? resultNotes(notes, words) : nothing}
  </div>`
}

/** What the reader of a result must know of it. */
export function resultNotes(notes: readonly ResultNote[], words: LocalizeController): TemplateResult | typeof nothing {
  if (notes.length === 0) return nothing
  return html`<ul aria-label=${words.text('grid.notes')}>
    ${notes.map((note) => html`<li data-code=${note.code}>${note.message}</li>`)}
  </ul>`
}

/** Steps through a list that is shown in pages, counted from 0. */
export function pager(
  page: number,
  pages: number,
  words: LocalizeController,
  turnTo: (page: number) => void,
): TemplateResult {
  const step = (label: string, text: string, target: number) =>
    html`<button
      type="button"
      aria-label=${label}
      ?disabled=${target < 0 || target >= pages || target === page}
      @click=${() => turnTo(target)}
    >
      ${text}
    </button>`
  return html`<nav aria-label=${words.text('grid.pages')}>
    ${step(words.text('grid.firstPage'), '«', 0)}${step(words.text('grid.previousPage'), '‹', page - 1)}
    <span>${words.text('grid.pageOf', words.numbers.count(page + 1), words.numbers.count(pages))}</span>
    ${step(words.text('grid.nextPage'), '›', page + 1)}${step(words.text('grid.lastPage'), '»', pages - 1)}
  </nav>`
}
