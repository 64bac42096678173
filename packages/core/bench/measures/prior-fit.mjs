import { seeded } from '../workload.mjs'

/**
 * Fits of the prior where it is hard: reports without signals, whose likelihood runs out of its domain along a ridge, and a part of
 * a quarter, as after a filter. Seconds are of the processor, so that other work on the machine counts little.
 */
export async function* rows({ core, quarterIncidence }) {
  const tables = {
    'FAERS 2022Q3': () => core.countPairs(quarterIncidence.drugs, quarterIncidence.events),
    'a third of the reports of FAERS 2022Q3': () => core.countPairs(...thirdOf(core, quarterIncidence)),
    '100,000 reports without signals': () => independentReports(core, 100_000, { drugs: 2000, events: 2000 }),
    '300,000 reports without signals, 100,000 drugs × 100,000 events': () =>
      independentReports(core, 300_000, { drugs: 100_000, events: 100_000 }),
  }
  const cold = core.compressFullTable(tables['a third of the reports of FAERS 2022Q3']())
  core.fitMgpsPrior(cold) // compiles
  for (const [name, counted] of Object.entries(tables)) {
    const table = core.compressFullTable(counted())
    const { seconds, fit } = processorTime(() => core.fitMgpsPrior(table))
    const { points, iterations, startsAgreeing, boundary, negLogLikelihood } = fit.certificate
    yield { work: `fit MGPS, ${name}`, seconds, target: name.startsWith('a third') ? 0.3 : 1 }
    console.log(
      `  ${points.toLocaleString('en')} points, ${iterations} iterations, ${startsAgreeing} starts agree, −log L ${negLogLikelihood} ${boundary.join(', ')}`,
    )
  }
}

function processorTime(work) {
  globalThis.gc?.()
  const start = process.cpuUsage()
  const fit = work()
  const { user, system } = process.cpuUsage(start)
  return { seconds: (user + system) / 1e6, fit }
}

/** Every third report. */
function thirdOf(core, { drugs, events }) {
  const reports = Math.floor(drugs.reports / 3)
  return [drugs, events].map(({ offsets, codes, size }) => {
    const rows = { report: [], code: [] }
    for (let report = 0; report < reports; report++) {
      for (let at = offsets[3 * report]; at < offsets[3 * report + 1]; at++) {
        rows.report.push(report)
        rows.code.push(codes[at])
      }
    }
    return core.incidenceFromRows(rows.report, rows.code, { reports, size })
  })
}

/** Reports of two drugs and three events on average, each drawn apart from the others by Zipf's law. */
function independentReports(core, reports, sizes) {
  const random = seeded(5)
  const side = (size, shift, mean) => {
    const sums = new Float64Array(size)
    let total = 0
    for (let code = 0; code < size; code++) sums[code] = total += 1 / (code + shift)
    const rows = { report: [], code: [] }
    for (let report = 0; report < reports; report++) {
      do {
        rows.report.push(report)
        rows.code.push(firstAbove(sums, random() * total))
      } while (random() > 1 / mean)
    }
    return core.incidenceFromRows(rows.report, rows.code, { reports, size })
  }
  return core.countPairs(side(sizes.drugs, 8, 2), side(sizes.events, 14, 3))
}

function firstAbove(sums, value) {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sums[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}
