import { nothing, type TemplateResult } from 'lit'
import { html, literal } from 'lit/static-html.js'

const TAGS = [literal`h1`, literal`h2`, literal`h3`, literal`h4`, literal`h5`, literal`h6`] as const
const USUAL_LEVEL = 2

/** A level of headings from 1 to 6, whatever a host has set. */
export function headingLevel(wanted: unknown): number {
  const level = Math.round(Number(wanted ?? Number.NaN))
  return Number.isNaN(level) ? USUAL_LEVEL : Math.min(Math.max(level, 1), TAGS.length)
}

/** A heading of a level, so that elements fit into the outline of the page they stand in. Its look does not change. */
export function heading(
  wanted: number,
  content: unknown,
  look: { readonly large?: boolean; readonly focusable?: boolean } = {},
): TemplateResult {
  const tag = TAGS[headingLevel(wanted) - 1] ?? TAGS[1]
  return html`<${tag} class=${look.large ? 'heading large' : 'heading'} tabindex=${look.focusable ? '-1' : nothing}>${content}</${tag}>`
}
