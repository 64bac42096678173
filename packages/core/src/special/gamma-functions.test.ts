import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gammaQuantile, logGammaQuantile } from './gamma-quantile.js'
import { gammaNormaliser, gammaP, gammaQ, logGammaDensity } from './incomplete-gamma.js'
import { logGamma, logRising } from './log-gamma.js'
import { digamma, trigamma } from './polygamma.js'

const relative = (actual: number, expected: number) => Math.abs(actual - expected) / Math.abs(expected)

// All numbers below: mpmath 1.3, 50 digits.
const logGammaTruth = [
  [1e-8, 18.42068073818021],
  [0.001, 6.907178885383853],
  [0.3, 1.0957979948180756],
  [0.5, 0.5723649429247001],
  [0.9999, 5.7729791561193866e-5],
  [1.0001, -5.771334222047127e-5],
  [1.4616, -0.12148629003589732],
  [1.99999, -4.227811104241674e-6],
  [2.00001, 4.22787559764836e-6],
  [2.6, 0.35741186354897986],
  [5.5, 3.9578139676187165],
  [9.99, 12.779315214350193],
  [10.01, 12.824350262448247],
  [171.5, 709.1431630309282],
  [10000.0, 82099.71749644238],
  [1500000.0, 19831457.307559412],
  [100000000.0, 1742068066.1038346],
] as const
const logRisingTruth = [
  [3000.0, 0.2, 1.601246845974573],
  [12345.6, 0.001, 0.009421014542967295],
  [50.0, 1e-9, 3.901989673437993e-9],
  [1e-8, 1.0, -18.420680743952367],
  [1e-8, 20000.0, 178047.29756900703],
  [0.2, 3.0, -0.6386589952758756],
  [0.2, 20.0, 38.41094709336125],
  [7.5, 1000.0, 5949.518541887013],
  [1093.86, 5.0, 34.99646944709473],
  [1093.86, 30.0, 210.31818691655377],
  [1000000.0, 40.0, 552.6212023083011],
  [1000000.0, 0.25, 3.4538775457410607],
  [20001.5, -1.25, -12.379382877877196],
  [50.0, -45.5, -142.11200737550246],
  [100000.0, 12.0, 138.15576555434419],
] as const
const polygammaTruth = [
  [1e-8, -100000000.57721564, 1.0000000000000002e16],
  [0.01, -100.56088545786868, 10001.621213528313],
  [0.5, -1.9635100260214235, 4.934802200544679],
  [1.0, -0.5772156649015329, 1.6449340668482264],
  [1.4616321449683622, -9.241265521729427e-17, 0.9676722454476212],
  [2.0, 0.42278433509846713, 0.6449340668482264],
  [3.7, 1.1671535393615113, 0.3100378576700383],
  [9.99, 2.250700372831201, 0.10527695014824179],
  [10.0, 2.251752589066721, 0.10516633568168575],
  [55.5, 4.0073469585404435, 0.01818131736322176],
  [1000000.0, 13.815510057964191, 1.0000005000001667e-6],
] as const
const incompleteTruth = [
  [1e-8, 1e-5, 0.9999998906428079, 1.093571921031845e-7],
  [1e-8, 0.5, 0.9999999944022641, 5.597735977099587e-9],
  [1e-8, 30.0, 1.0, 3.02155213184547e-23],
  [0.15, 1e-12, 0.016986320102588673, 0.9830136798974113],
  [0.15, 0.02, 0.5944638215845817, 0.4055361784154183],
  [0.5, 0.5, 0.6826894921370859, 0.3173105078629141],
  [0.5, 3.0, 0.9856941215645704, 0.01430587843542964],
  [0.5, 300.0, 1.0, 1.674167984691788e-132],
  [1.2, 0.1, 0.05424702615618924, 0.9457529738438107],
  [1.2, 2.1, 0.8338893811681694, 0.16611061883183065],
  [3.0, 20.0, 0.9999995444850495, 4.555149505589213e-7],
  [9.9, 9.9, 0.5422823565567768, 0.4577176434432232],
  [10.0, 2.0, 4.6498075017263805e-5, 0.9999535019249828],
  [10.5, 25.0, 0.9996351997027771, 0.0003648002972228113],
  [100.5, 60.0, 1.135702927314961e-6, 0.9999988642970726],
  [100.5, 101.0, 0.5330891324678159, 0.4669108675321841],
  [100.5, 180.0, 0.9999999999601585, 3.9841424818177e-11],
  [1000.0, 900.0, 0.0005499022657117829, 0.9994500977342882],
  [1000.0, 1130.0, 0.9999618362659188, 3.8163734081152304e-5],
  [15000.0, 14900.0, 0.20736592451220642, 0.7926340754877935],
  [1000000.0, 997500.0, 0.006179005917341974, 0.993820994082658],
  [1000000.0, 1003000.0, 0.9986382593537824, 0.0013617406462175915],
] as const
const quantileTruth = [
  [0.05, 1e-8, -299573227.93261474],
  [0.05, 0.001, -2996.308667152274],
  [0.95, 0.001, -51.86968798583395],
  [0.025, 0.5, -7.618996048557742],
  [0.975, 0.5, 0.9210565945505628],
  [0.5, 0.1, -7.429656841018321],
  [0.05, 0.204, -15.10908016364144],
  [0.95, 1.4, 1.3170822578018597],
  [0.025, 1.5, -2.2265722669018464],
  [0.975, 1.5, 1.5420584106763031],
  [1e-10, 3.0, -7.077819588711714],
  [0.9999, 3.0, 2.633913452391366],
  [0.05, 9.9, 1.6774235786594158],
  [0.05, 10.1, 1.7046017850736752],
  [0.95, 50.5, 4.138827203659153],
  [0.025, 1000.5, 6.8453026067023215],
  [0.975, 1000.5, 6.969261061221758],
] as const

describe('logGamma', () => {
  it.each(logGammaTruth)('lnΓ(%d) = %d', (x, expected) => {
    expect(relative(logGamma(x), expected)).toBeLessThan(2e-15)
  })
  it('keeps the limits', () => {
    expect([logGamma(0), logGamma(-1), logGamma(NaN)]).toEqual([Infinity, NaN, NaN])
    expect(Math.abs(logGamma(1)) + Math.abs(logGamma(2))).toBe(0)
  })
  it('obeys the recurrence Γ(x + 1) = x Γ(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (x) => {
        const error = logGamma(x + 1) - logGamma(x) - Math.log(x)
        return Math.abs(error) <= 4e-15 * Math.max(1, Math.abs(logGamma(x + 1)))
      }),
    )
  })
})

describe('logRising', () => {
  it.each(logRisingTruth)('ln Γ(%d + %d) / Γ = %d', (x, n, expected) => {
    expect(Math.abs(logRising(x, n) - expected)).toBeLessThan(2e-15 * Math.max(1, Math.abs(n * Math.log(x + n))))
  })
})

describe('digamma and trigamma', () => {
  it.each(polygammaTruth)('at %d', (x, first, second) => {
    expect(Math.abs(digamma(x) - first)).toBeLessThan(1e-15 * Math.max(1, Math.abs(first)))
    expect(relative(trigamma(x), second)).toBeLessThan(2e-15)
  })
  it('is undefined at and below 0', () => {
    expect([digamma(0), digamma(-0.5), trigamma(0)]).toEqual([NaN, NaN, NaN])
  })
})

describe('gammaP and gammaQ', () => {
  it.each(incompleteTruth)('P(%d, %d) = %d, Q = %d', (a, x, lower, upper) => {
    expect(relative(gammaP(a, x), lower)).toBeLessThan(1e-13)
    expect(relative(gammaQ(a, x), upper)).toBeLessThan(1e-13)
  })
  it('add up to 1', () => {
    const shape = fc.double({ min: 1e-6, max: 1e4, noNaN: true })
    fc.assert(
      fc.property(shape, fc.double({ min: 0, max: 4, noNaN: true }), (a, multiple) => {
        return Math.abs(gammaP(a, a * multiple) + gammaQ(a, a * multiple) - 1) < 1e-13
      }),
    )
  })
  it('keeps the limits', () => {
    expect([gammaP(2, 0), gammaQ(2, 0), gammaP(2, Infinity), gammaQ(2, Infinity)]).toEqual([0, 1, 1, 0])
    expect([gammaP(0, 1), gammaQ(-1, 1), gammaP(1, -1)]).toEqual([NaN, NaN, NaN])
  })
})

describe('gammaQuantile', () => {
  it.each(quantileTruth)('p = %d, shape %d: ln x = %d', (p, a, expected) => {
    expect(Math.abs(logGammaQuantile(p, a) - expected)).toBeLessThan(1e-13 * Math.max(1, Math.abs(expected)))
  })
  it('inverts P in both tails', () => {
    const probability = fc.oneof(
      fc.double({ min: 1e-12, max: 0.999999, noNaN: true }),
      fc.constantFrom(0.025, 0.05, 0.5, 0.95, 0.975),
    )
    const shape = fc.oneof(
      fc.double({ min: 0.01, max: 50, noNaN: true }),
      fc.double({ min: 50, max: 1e5, noNaN: true }),
    )
    fc.assert(
      fc.property(probability, shape, (p, a) => {
        const x = gammaQuantile(p, a)
        if (x < 1e-300) return true
        const tail = p <= 0.5 ? gammaP(a, x) : gammaQ(a, x)
        const slope = Math.exp(logGammaDensity(a, x, Math.log(x), gammaNormaliser(a))) / tail
        const errorOfLogX = relative(tail, p <= 0.5 ? p : 1 - p) / slope
        // Rounding P or Q near 1 moves ln x by its size over the density.
        return errorOfLogX < 1e-14 * Math.max(1, Math.abs(Math.log(x))) + 2e-15 / (slope * tail)
      }),
      { numRuns: 2000 },
    )
  })
  it('keeps the limits', () => {
    expect([gammaQuantile(0, 3), gammaQuantile(1, 3)]).toEqual([0, Infinity])
    expect([gammaQuantile(-0.1, 3), gammaQuantile(0.5, 0)]).toEqual([NaN, NaN])
  })
})
