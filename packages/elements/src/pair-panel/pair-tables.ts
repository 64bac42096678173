import type { PairProfile } from '@aethersignal/model'
import { html, nothing, type TemplateResult } from 'lit'
import { priorBoundary } from '../rows/prior-boundary.js'
import type { StringKey } from '../strings/en.js'
import type { LocalizeController } from '../strings/localize-controller.js'

/** What the counts say, in words and without a verdict. */
export function pairReading(profile: PairProfile, words: LocalizeController): TemplateResult {
  const { a } = profile.table
  const expected = profile.measures.expected
  const ratio = expected === null || expected === 0 ? null : a / expected
  return html`<div class="reading">
    <p>
      ${countReading(a, expected === null ? words.text('notEstimable') : words.numbers.amount(expected), words)}
      ${a === 0 || ratio === null ? nothing : words.text('pair.readingRatio', words.numbers.measure(ratio))}
    </p>
    <p class="muted small">${words.text('pair.readingCaveat')}</p>
  </div>`
}

function countReading(a: number, expected: string, words: LocalizeController): string {
  if (a === 0) return words.text('pair.readingNoEvent')
  return a === 1
    ? words.text('pair.readingOne', expected)
    : words.text('pair.reading', words.numbers.count(a), expected)
}

/** The 2×2 table with its margins. */
export function twoByTwo(profile: PairProfile, words: LocalizeController): TemplateResult {
  const { a, b, c, d } = profile.table
  const number = (value: number, kind = '') => html`<td class=${`number ${kind}`}>${words.numbers.count(value)}</td>`
  return html`<table class="figures" part="two-by-two">
    <caption class="visually-hidden">
      ${words.text('pair.counts')}
    </caption>
    <thead>
      <tr>
        <td></td>
        <th scope="col" class="number">${words.text('pair.withEvent')}</th>
        <th scope="col" class="number">${words.text('pair.withoutEvent')}</th>
        <th scope="col" class="number">${words.text('pair.total')}</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">${words.text('pair.withDrug')}</th>
        ${number(a, 'both')}${number(b)}${number(a + b, 'total')}
      </tr>
      <tr>
        <th scope="row">${words.text('pair.withoutDrug')}</th>
        ${number(c)}${number(d)}${number(c + d, 'total')}
      </tr>
      <tr>
        <th scope="row">${words.text('pair.total')}</th>
        ${number(a + c, 'total')}${number(b + d, 'total')}${number(a + b + c + d, 'total')}
      </tr>
    </tbody>
  </table>`
}

/** The prior of EBGM with the evidence that its fit can be trusted. */
export function priorAccount(profile: PairProfile, words: LocalizeController): TemplateResult | typeof nothing {
  const { prior } = profile
  if (!prior) return nothing
  const { certificate: fit } = prior
  const format = (value: number) => words.numbers.parameter(value)
  const gamma = (weight: number, alpha: number, beta: number) =>
    words.text('pair.priorGamma', format(weight), format(alpha), format(beta))
  const doubtful = !fit.converged || fit.boundary.length > 0
  const verdict =
    fit.boundary.length > 0
      ? words.text('pair.priorBoundary', words.list(fit.boundary.map(priorBoundary)))
      : words.text(fit.converged ? 'pair.priorConverged' : 'pair.priorNotConverged')
  const fact = (key: StringKey, text: string) =>
    html`<dt>${words.text(key as 'pair.priorCells')}</dt>
      <dd>${text}</dd>`
  return html`<details part="prior" ?open=${doubtful}>
    <summary>${words.text('pair.prior')}</summary>
    <p class=${doubtful ? 'error-text' : ''}>${verdict}</p>
    <dl>
      ${fact('pair.priorFirst', gamma(prior.p, prior.alpha1, prior.beta1))}
      ${fact('pair.priorSecond', gamma(1 - prior.p, prior.alpha2, prior.beta2))}
      ${fact('pair.priorLikelihood', words.numbers.measure(fit.negativeLogLikelihood))}
      ${fact('pair.priorGradient', format(fit.gradientNorm))}
      ${fact('pair.priorStarts', words.text('countOf', words.numbers.count(fit.startsAgreeing), words.numbers.count(fit.starts)))}
      ${fact('pair.priorPoints', words.numbers.count(fit.points))}
      ${fact('pair.priorCells', words.numbers.count(fit.cells))}
    </dl>
  </details>`
}
