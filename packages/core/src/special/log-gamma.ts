import { log, log1p } from './log.js'

const halfLogTwoPi = 0.9189385332046727
/** 1 − Euler's γ. */
const oneMinusGamma = 0.42278433509846713
/** (−1)^k (ζ(k) − 1) / k for k = 2, 3, … */
const zetaTerms = [
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
  -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5, -4.492623673813314e-5,
  2.050721277567069e-5, -9.439488275268397e-6, 4.374866789907488e-6, -2.039215753801366e-6, 9.55141213040742e-7,
  -4.492469198764566e-7, 2.1207184805554665e-7, -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8,
  1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9, 5.731367241678862e-10,
] as const

/**
 * ln Γ(x) for x > 0, to 2e-15 relative, also next to its zeros at 1 and 2; NaN elsewhere. +∞ at 0.
 * Taylor series about 2 (Abramowitz & Stegun 6.1.33), the recurrence up to 10, Stirling's series above.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN
  if (x < 0.5) return logGammaOnePlus(x) - log(x)
  if (x < 1.5) return logGammaOnePlus(x - 1)
  if (x < 10) {
    let product = 1
    let y = x
    while (y > 2.5) {
      y -= 1
      product *= y
    }
    return logGammaAbout2(y - 2) + log(product)
  }
  return (x - 0.5) * log(x) - x + halfLogTwoPi + stirlingCorrection(x)
}

/** ln Γ(1 + y) for |y| ≤ ½, relative to its own size also for y so small that 1 + y would round it away. */
export function logGammaOnePlus(y: number): number {
  return logGammaAbout2(y) - log1p(y)
}

/**
 * ln Γ(x + n) − ln Γ(x), for x > 0 and x + n > 0, without the cancellation of two large logarithms: to about 1e-15
 * of max(1, |n| ln(x + n)).
 */
export function logRising(x: number, n: number): number {
  if (n >= 0 && n <= 12 && Number.isInteger(n)) {
    let product = 1
    for (let k = 0; k < n; k++) product *= x + k
    if (product < 1e300) return log(product)
  }
  return differenceOver(x + n, x, n)
}

/** ln Γ(x) − ln Γ(y) for x, y > 0; for large arguments by the difference of Stirling's series. */
export function logGammaDifference(x: number, y: number): number {
  return differenceOver(x, y, x - y)
}

/** {@link logGammaDifference} with n = x − y given apart, since rounding x may have changed it. */
function differenceOver(x: number, y: number, n: number): number {
  if (x < 10 || y < 10) return logGamma(x) - logGamma(y)
  return (y - 0.5) * log1p(n / y) + n * log(x) - n + (stirlingCorrection(x) - stirlingCorrection(y))
}

/** ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], to 1e-17 for x ≥ 10. */
export function stirlingCorrection(x: number): number {
  const y = 1 / x
  const z = y * y
  const tail = z * (1 / 1188 + z * (-691 / 360360 + z * (1 / 156 - (z * 3617) / 122400)))
  return y * (1 / 12 + z * (-1 / 360 + z * (1 / 1260 + z * (-1 / 1680 + tail))))
}

/** ln Γ(2 + y) for |y| ≤ ½. */
function logGammaAbout2(y: number): number {
  let sum = 0
  for (let k = zetaTerms.length - 1; k >= 0; k--) sum = sum * y + zetaTerms[k]!
  return y * (oneMinusGamma + y * sum)
}
