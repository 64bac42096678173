import type { LoadedFile, LoadReport } from '@aethersignal/model'
import { html, nothing, type TemplateResult } from 'lit'
import { heading } from '../element/heading.js'
import type { LocalizeController } from '../strings/localize-controller.js'
import { inputTable } from './input-account.js'
import { rowReason } from './row-reason.js'

/** Quarantined rows shown for a file; all of them are in the load report itself. */
const QUARANTINED_SHOWN = 50

/** The load report as tables: what files were taken for, files, funnel, warnings. */
export function loadAccount(load: LoadReport, words: LocalizeController, level: number): TemplateResult {
  return html`<div class="account" part="load-report">
    ${inputTable(load, words)}
    ${load.files.length === 0 ? html`<p class="muted">${words.text('dataset.noFiles')}</p>` : filesTable(load.files, words)}
    ${load.files.filter((file) => file.quarantined.length > 0).map((file) => quarantine(file, words))}
    ${load.funnel.length > 0 ? funnelTable(load, words) : nothing}
    ${load.warnings.length > 0 ? warnings(load, words, level) : nothing}
  </div>`
}

function filesTable(files: readonly LoadedFile[], words: LocalizeController): TemplateResult {
  const number = (value: number) => html`<td class="number">${words.numbers.count(value)}</td>`
  const title = words.text('dataset.files')
  const unbalanced = files.filter((file) => file.rowsIn !== file.loaded + file.quarantined.length)
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${title}>
      <table class="figures">
        <caption>
          ${title}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.text('dataset.file')}</th>
            <th scope="col">${words.text('dataset.table')}</th>
            <th scope="col" class="number">${words.text('dataset.rowsIn')}</th>
            <th scope="col" class="number">${words.text('dataset.loaded')}</th>
            <th scope="col" class="number">${words.text('dataset.repaired')}</th>
            <th scope="col" class="number">${words.text('dataset.quarantined')}</th>
            <th scope="col" class="number">${words.text('dataset.orphans')}</th>
          </tr>
        </thead>
        <tbody>
          ${files.map(
            (file) => html`<tr>
              <th scope="row" class="path code">${file.path}</th>
              <td>${file.table ?? html`<span class="muted">${words.text('dataset.notData')}</span>`}</td>
              ${number(file.rowsIn)}${number(file.loaded)}${number(file.repaired)}${number(file.quarantined.length)}
              ${number(file.orphans)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${unbalanced.map((file) => html`<p class="error-text">${words.text('dataset.unbalanced', file.path)}</p>`)}`
}

function quarantine(file: LoadedFile, words: LocalizeController): TemplateResult {
  const hidden = file.quarantined.length - QUARANTINED_SHOWN
  const label = words.text('dataset.quarantinedRows', words.numbers.count(file.quarantined.length))
  return html`<details>
    <summary>${label} <span class="code">${file.path}</span></summary>
    <div class="scroll" role="region" tabindex="0" aria-label=${label}>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col" class="number">${words.text('dataset.line')}</th>
            <th scope="col">${words.text('dataset.reason')}</th>
            <th scope="col">${words.text('dataset.raw')}</th>
          </tr>
        </thead>
        <tbody>
          ${file.quarantined.slice(0, QUARANTINED_SHOWN).map(
            (row) => html`<tr>
              <td class="number">${words.numbers.count(row.line)}</td>
              <td data-code=${row.code}>${rowReason(row.code, words)}</td>
              <td class="code raw">${row.text}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${hidden > 0 ? html`<p class="muted">${words.text('dataset.moreQuarantined', words.numbers.count(hidden))}</p>` : nothing}
  </details>`
}

function funnelTable(load: LoadReport, words: LocalizeController): TemplateResult {
  return html`<table class="figures">
    <caption>
      ${words.text('dataset.funnel')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.text('dataset.step')}</th>
        <th scope="col" class="number">${words.text('dataset.removed')}</th>
        <th scope="col" class="number">${words.text('dataset.remaining')}</th>
      </tr>
    </thead>
    <tbody>
      ${load.funnel.map(
        (step) => html`<tr>
          <th scope="row">${words.text(`funnel.${step.step}`)}</th>
          <td class="number">${words.numbers.count(step.removed)}</td>
          <td class="number">${words.numbers.count(step.reports)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`
}

function warnings(load: LoadReport, words: LocalizeController, level: number): TemplateResult {
  return html`<section>
    ${heading(level, words.text('dataset.warnings', words.numbers.count(load.warnings.length)))}
    <ul>
      ${load.warnings.map(
        (warning) => html`<li data-code=${warning.code}>
          ${warning.message}${warning.count === undefined ? nothing : html` (${words.numbers.count(warning.count)})`}
        </li>`,
      )}
    </ul>
  </section>`
}
