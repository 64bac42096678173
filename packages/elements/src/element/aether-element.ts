import { LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import { LocalizeController } from '../strings/localize-controller.js'
import { controls } from '../theme/controls.styles.js'
import { tokens } from '../theme/tokens.styles.js'
import type { AetherEventDetails } from './events.js'

/** `auto` follows the system, `light` and `dark` do not; absent, the colour scheme of the surroundings is taken over. */
export type Theme = 'auto' | 'light' | 'dark'

/** What all elements share: tokens, texts, theme and typed events. */
export class AetherElement extends LitElement {
  /** Tokens and rules of the shadow root. */
  static override styles = [tokens, controls]

  /** Colour theme. */
  @property({ reflect: true }) theme: Theme | undefined

  /** Level of its highest heading, 1 to 6, so that it fits into the outline of the page. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 2

  /** Texts and numbers in the language of the surroundings. */
  readonly localize = new LocalizeController(this)

  /** Dispatches a bubbling, composed event. Returns false when a listener prevented it. */
  protected emit<K extends keyof AetherEventDetails>(
    type: K,
    detail: AetherEventDetails[K],
    options: { cancelable?: boolean } = {},
  ): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: options.cancelable === true }),
    )
  }
}
