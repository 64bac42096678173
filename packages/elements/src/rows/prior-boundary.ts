const LETTERS: Readonly<Record<string, string>> = { alpha1: 'α₁', beta1: 'β₁', alpha2: 'α₂', beta2: 'β₂', p: 'P' }

/** A boundary of a certificate, such as `beta1 → ∞`, with its parameter as formulas write it. */
export function priorBoundary(boundary: string): string {
  return boundary.replace(/^\w+/, (name) => LETTERS[name] ?? name)
}
