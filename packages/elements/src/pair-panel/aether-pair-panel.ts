import type { SignalSource } from '@aethersignal/engine'
import type { CaseLine, PairProfile, PairRef, RunSpec } from '@aethersignal/model'
import { html, nothing, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import { AetherElement } from '../element/aether-element.js'
import { failureMessage } from '../element/failure-message.js'
import { heading, headingLevel } from '../element/heading.js'
import { LatestTask } from '../element/latest-task.js'
import { CaseList } from './case-list.js'
import { pairPanelStyles } from './pair-panel.styles.js'
import { pairReading, priorAccount, twoByTwo } from './pair-tables.js'

type PairMeasures = typeof import('./pair-measures.js')

/**
 * @summary One pair: its 2×2 table, every measure with its interval, the prior, and the cases behind it.
 * @event {CustomEvent<DrillDetail>} aether-drill - the user asks for a case
 * @event {CustomEvent<OpenDetail>} aether-open - the user closed the pair; its detail holds null
 * @event {CustomEvent<ErrorDetail>} aether-error - the pair could not be loaded
 * @csspart two-by-two - the 2×2 table
 * @csspart measures - the table of measures
 * @csspart rules - the list of published rules
 * @csspart prior - the account of the prior
 */
export class AetherPairPanel extends AetherElement {
  /** Tokens and rules of the shadow root. */
  static override styles = [...AetherElement.styles, pairPanelStyles]

  /** Where the pair is looked up. */
  @property({ attribute: false }) source: SignalSource | undefined
  /** The pair to show. */
  @property({ attribute: false }) pair: PairRef | null = null
  /** The run whose universe the pair is counted in. */
  @property({ attribute: false }) spec: RunSpec = {}

  readonly #profile = new LatestTask<{ readonly profile: PairProfile; readonly measures: PairMeasures }>(this)
  readonly #cases = new CaseList(this)
  #asked = ''

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated && this.#cases.state === 'idle') this.#loadCases()
  }

  /** Moves the focus to the heading of the pair, for a host that opened it. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.heading')?.focus()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('source') && !changed.has('pair') && !changed.has('spec')) return
    const { source, pair, spec } = this
    if (!source || !pair) {
      this.#asked = ''
      this.#profile.clear()
      this.#cases.clear()
      return
    }
    // Order and page of a run do not touch a pair's numbers, nor do the rules that its rows are held against.
    const { where, roles, measures, zeroCells, presets: { importantEvents, monitoredDrugs } = {} } = spec
    const asked = JSON.stringify([pair, where, roles, measures, zeroCells, importantEvents, monitoredDrugs])
    if (asked === this.#asked && !changed.has('source')) return
    this.#asked = asked
    void this.#load(source, pair, spec)
    this.#loadCases()
  }

  async #load(source: SignalSource, pair: PairRef, spec: RunSpec): Promise<void> {
    await this.#profile.run(async (signal) => {
      const { measuresTable, publishedRules } = await import('./pair-measures.js')
      const profile = await source.pair(pair, spec, { signal })
      return { profile, measures: { measuresTable, publishedRules } }
    })
    const { state, error } = this.#profile
    if (state === 'failed' && error) this.emit('aether-error', { error })
  }

  #loadCases(): void {
    const { source, pair, spec } = this
    if (!source?.capabilities.cases || !pair) {
      this.#cases.clear()
      return
    }
    const { where, roles } = spec
    void this.#cases.open(source, { ...(where && { where }), ...(roles && { roles }), ...pair })
  }

  protected override render() {
    const words = this.localize
    const { pair } = this
    if (!pair) {
      return html`<div class="message">
        ${heading(this.headingLevel, words.text('pair.idleTitle'))}
        <p class="muted">${words.text('pair.idleAdvice')}</p>
      </div>`
    }
    const { state, value, error } = this.#profile
    const stale = value !== undefined && (value.profile.drug !== pair.drug || value.profile.event !== pair.event)
    const shown = stale || state === 'failed' ? undefined : value
    return html`<article aria-busy=${String(state === 'running')} aria-label=${words.text('pair.region')}>
      <header>
        ${heading(
          this.headingLevel,
          html`<span><bdi>${pair.drug}</bdi></span><span class="event"><bdi>${pair.event}</bdi></span>`,
          {
            large: true,
            focusable: true,
          },
        )}
        <button type="button" aria-label=${words.text('close')} @click=${() => this.emit('aether-open', { pair: null })}>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      ${shown ? this.#body(shown.profile, shown.measures) : nothing}
      ${state === 'running' && !shown ? html`<p class="muted" role="status">${words.text('pair.loading')}</p>` : nothing}
      ${
        state === 'failed' && error
          ? failureMessage(error, words, () => void this.#profile.again(), words.text('retry'))
          : nothing
      }
      ${this.source?.capabilities.cases ? this.#caseSection(pair) : nothing}
    </article>`
  }

  #title(text: string) {
    return heading(headingLevel(this.headingLevel) + 1, text)
  }

  #body(profile: PairProfile, { measuresTable, publishedRules }: PairMeasures) {
    const words = this.localize
    return html`${pairReading(profile, words)}
      <section>
        ${this.#title(words.text('pair.counts'))}
        ${twoByTwo(profile, words)}
      </section>
      <section>
        ${this.#title(words.text('pair.measures'))}
        ${measuresTable(profile, words)}
      </section>
      <section>
        ${this.#title(words.text('pair.rules'))}
        ${publishedRules(profile, words)}
      </section>
      ${priorAccount(profile, words)}
      ${profile.notes.map((note) => html`<p data-code=${note.code}>${note.message}</p>`)}`
  }

  #caseSection(pair: PairRef) {
    const words = this.localize
    const { lines, total, state, error, hasMore } = this.#cases
    const title = words.text('pair.cases')
    return html`<section>
      ${this.#title(title)}
      ${lines.length > 0 ? this.#caseTable(lines, pair) : nothing}
      ${state === 'ready' && lines.length === 0 ? html`<p class="muted">${words.text('pair.noCases')}</p>` : nothing}
      ${
        state === 'failed' && error
          ? failureMessage(error, words, () => void this.#cases.more(), words.text('retry'))
          : nothing
      }
      <div class="cases" role="status">
        ${state === 'running' ? html`<span class="muted">${words.text('pair.casesLoading')}</span>` : nothing}
        ${
          lines.length > 0 && state !== 'running'
            ? html`<span class="muted small"
                >${words.text('pair.casesOf', words.numbers.count(lines.length), words.numbers.count(total))}</span
              >`
            : nothing
        }
      </div>
      ${
        hasMore
          ? html`<button type="button" ?disabled=${state === 'running'} @click=${() => this.#cases.more()}>
              ${words.text('pair.moreCases')}
            </button>`
          : nothing
      }
    </section>`
  }

  #caseTable(lines: readonly CaseLine[], pair: PairRef) {
    const words = this.localize
    const head = (key: 'caseId' | 'caseReceived' | 'caseSexAge' | 'caseCountry' | 'caseSerious') =>
      html`<th scope="col">${words.text(`pair.${key}`)}</th>`
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${words.text('pair.cases')}>
      <table class="figures">
        <thead>
          <tr>
            ${head('caseId')}${head('caseReceived')}${head('caseSexAge')}${head('caseCountry')}${head('caseSerious')}
          </tr>
        </thead>
        <tbody>
          ${lines.map((line) => this.#caseRow(line, pair))}
        </tbody>
      </table>
    </div>`
  }

  #caseRow(line: CaseLine, pair: PairRef) {
    const words = this.localize
    const sex = line.sex === 'F' || line.sex === 'M' ? words.text(`sex.${line.sex}`) : words.text('unknown')
    const age = line.ageYears === null ? [] : [words.text('pair.years', words.numbers.count(Math.floor(line.ageYears)))]
    return html`<tr>
      <th scope="row">
        <button
          type="button"
          class="quiet case"
          aria-label=${words.text('pair.openCase', line.caseId)}
          @click=${() => this.emit('aether-drill', { pair, caseIds: [line.caseId] })}
        >
          ${line.caseId}
        </button>
      </th>
      <td>${line.receivedDate ?? html`<span class="muted">${words.text('unknown')}</span>`}</td>
      <td>${[sex, ...age].join(', ')}</td>
      <td>${line.country ?? html`<span class="muted">${words.text('unknown')}</span>`}</td>
      <td>
        ${line.serious === null ? words.text('unknown') : words.text(line.serious ? 'pair.yes' : 'pair.no')}
      </td>
    </tr>`
  }
}
