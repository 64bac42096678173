import type { LoadReport } from '@aethersignal/model'
import { html, nothing, type TemplateResult } from 'lit'
import type { LocalizeController } from '../strings/localize-controller.js'

/** Files that were not read, shown over the figures; all of them are in the load report. */
const SHOWN = 10

/** Which files were not read, and why, to be seen without opening the load report. */
export function filesLeftOut({ leftOut = [] }: LoadReport, words: LocalizeController): TemplateResult | typeof nothing {
  if (leftOut.length === 0) return nothing
  const title =
    leftOut.length === 1
      ? words.text('dataset.filesLeftOutOne')
      : words.text('dataset.filesLeftOut', words.numbers.count(leftOut.length))
  const hidden = leftOut.length - SHOWN
  return html`<div class="notice left-out" part="files-left-out" role="note">
    <strong>${title}</strong>
    <ul>
      ${leftOut.slice(0, SHOWN).map(({ path, reason }) => html`<li><span class="code path">${path}</span> ${reason}</li>`)}
      ${hidden > 0 ? html`<li>${words.text('dataset.moreFilesLeftOut', words.numbers.count(hidden))}</li>` : nothing}
    </ul>
  </div>`
}

/** What each file was taken for, and why; nothing where the source does not say. */
export function inputTable(
  { recognised = [], leftOut = [] }: LoadReport,
  words: LocalizeController,
): TemplateResult | typeof nothing {
  if (recognised.length + leftOut.length === 0) return nothing
  const title = words.text('dataset.recognised')
  const row = (path: string, readAs: TemplateResult | string, reason: string) => html`<tr>
    <th scope="row" class="path code">${path}</th>
    <td>${readAs}</td>
    <td>${reason}</td>
  </tr>`
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${title}>
    <table class="figures">
      <caption>
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.text('dataset.file')}</th>
          <th scope="col">${words.text('dataset.readAs')}</th>
          <th scope="col">${words.text('dataset.why')}</th>
        </tr>
      </thead>
      <tbody>
        ${recognised.map(({ path, source, reason }) => row(path, source, reason))}
        ${leftOut.map(({ path, reason }) =>
          row(path, html`<span class="muted">${words.text('dataset.notRead')}</span>`, reason),
        )}
      </tbody>
    </table>
  </div>`
}
