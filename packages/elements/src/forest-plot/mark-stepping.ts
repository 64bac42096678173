const MARKS = 'svg [role=graphics-symbol]'

/**
 * Makes the marks of a drawn chart reachable by keyboard: one tab stop, arrows from mark to mark. The marks have names
 * of their own, so that a screen reader says them as the focus arrives.
 */
export class MarkStepping {
  readonly #container: HTMLElement
  #active = 0

  constructor(container: HTMLElement) {
    this.#container = container
    this.#show()
  }

  /** Position of a mark in the chart, or −1 for anything else. */
  indexOf(target: EventTarget | null): number {
    return target instanceof SVGElement ? this.#marks().indexOf(target) : -1
  }

  /** The mark that a position stands for becomes the tab stop. */
  activate(index: number): void {
    this.#active = index
    this.#show()
  }

  /** Moves the focus to the tab stop; false where there is no mark. */
  focus(): boolean {
    const mark = this.#marks()[this.#active]
    mark?.focus()
    return mark !== undefined
  }

  /** Moves the focus as a key asks; false for a key that does not move. */
  step(key: string): boolean {
    const last = this.#marks().length - 1
    const targets: Partial<Record<string, number>> = {
      ArrowDown: Math.min(this.#active + 1, last),
      ArrowUp: Math.max(this.#active - 1, 0),
      Home: 0,
      End: last,
    }
    const target = targets[key]
    if (target === undefined || last < 0) return false
    this.activate(target)
    this.#marks()[target]?.focus()
    return true
  }

  #marks(): SVGElement[] {
    return [...this.#container.querySelectorAll<SVGElement>(MARKS)]
  }

  #show(): void {
    for (const [index, mark] of this.#marks().entries()) mark.tabIndex = index === this.#active ? 0 : -1
  }
}
