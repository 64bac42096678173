import { expect, it } from 'vitest'
import {
  agrees,
  exactExp,
  exactExpm1,
  exactLog,
  exactLog1p,
  exactLog2,
  exactPow,
  ulpsFrom,
} from './exact-elementary.fixture.js'

// python3, decimal with 120 digits of working precision
it.each([
  ['e^1.5', exactExp(1.5), '4.4816890703380648226020554601192758190057498683696670567726501e+0'],
  ['e^−740.25', exactExp(-740.25), '3.2621938986638430109199729913607947023155839247776611543618144e-322'],
  ['e^0.1 − 1', exactExpm1(0.1), '1.0517091807564763094663882345877965774166341637421962084148346e-1'],
  ['e^−3e-20 − 1', exactExpm1(-3e-20), '-3.0000000000000002868046450783871180065783020493529036719507054e-20'],
  [
    'ln 0.9999999999999999',
    exactLog(0.9999999999999999),
    '-1.1102230246251566020533898884823721718097327200652900957779871e-16',
  ],
  ['ln 5e-324', exactLog(5e-324), '-7.4444007192138126231410729844608163411308714430291414292561033e+2'],
  ['ln (1 − 0.3)', exactLog1p(-0.3), '-3.5667494393873236305230978802466259768715256263018619297353559e-1'],
  ['log₂ 10', exactLog2(10), '3.3219280948873623478703194294893901758648313930245806120547564e+0'],
  [
    '1.0000000001^1e12',
    exactPow(1.0000000001, 1e12),
    '2.6881393700484107162249515639205627521396313948498029629635890e+43',
  ],
  ['0.3^−2.7', exactPow(0.3, -2.7), '2.5809085256887005511268520454285300143312231937735663674744860e+1'],
])('the truth of %s has 60 digits', (_, exact, decimal) => {
  expect(agrees(exact, decimal, 60)).toBe(true)
  expect(
    agrees(
      exact,
      decimal.replace('e', '1e').replace(/.(?=.{30}e)/, (digit) => String((Number(digit) + 1) % 10)),
      60,
    ),
  ).toBe(false)
})

it('counts units in the last place', () => {
  const e = exactExp(1)
  expect(ulpsFrom(Math.E, e)).toBeCloseTo(0.3254, 3)
  expect(ulpsFrom(Math.E + 2 * Number.EPSILON, e)).toBeCloseTo(0.6746, 3)
  expect(ulpsFrom(0, exactExp(-745))).toBeCloseTo(0.57125, 5)
  expect(ulpsFrom(Infinity, exactExp(709.79))).toBe(0)
  expect(ulpsFrom(Infinity, exactExp(709.7))).toBe(Infinity)
  expect(ulpsFrom(Number.MAX_VALUE, exactExp(709.79))).toBeGreaterThan(1)
})
