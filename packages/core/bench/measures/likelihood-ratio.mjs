/** Likelihood ratio tests with 10,000 random tables, over the tables of pvLRT 0.5.1 and the drugs of a quarter. */
export async function* rows({ core, quarter, referenceText, time }) {
  const statin46 = wideTable(referenceText('reference/inputs/statin46.csv'))
  const peers = { huang: 3.263, poisson: 2.625, zip: 2.407 }
  for (const [statistic, peerSeconds] of Object.entries(peers)) {
    yield {
      work: `LRT statin46, 10,000 simulations (${statistic})`,
      seconds: time(() => core.likelihoodRatioTest(statin46, { statistic })),
      peer: 'pvLRT',
      peerSeconds,
      target: 0.3,
    }
  }
  const statin1491 = wideTable(referenceText('reference/inputs/statin1491.csv'))
  for (const statistic of Object.keys(peers)) {
    yield {
      work: `LRT statin1491, 1,491 × 7, 10,000 simulations (${statistic})`,
      seconds: time(() => core.likelihoodRatioTest(statin1491, { statistic })),
    }
  }
  const table = mostReported(quarter, 50)
  for (const statistic of ['huang', 'poisson']) {
    yield {
      work: `LRT FAERS 2022Q3, 50 drugs × ${table.events} events by report, 10,000 simulations (${statistic})`,
      seconds: time(() => core.likelihoodRatioTest(table, { statistic })),
    }
  }
}

/** A row an event, a column a drug. */
function wideTable(text) {
  const [header, ...lines] = text.trimEnd().split(/\r?\n/)
  const cells = lines.map((line) => line.match(/("[^"]*"|[^,]+)/g).slice(1))
  const drugs = header.split(',').length - 1
  const counts = Array.from({ length: drugs }, (_, drug) => cells.map((row) => Number(row[drug]))).flat()
  return { drugs, events: lines.length, counts }
}

/** The drugs with most reports, against every event. */
function mostReported({ counts, offsets, codes, drugs, events, reports }, size) {
  const order = Array.from(drugs.totals.keys()).sort((one, other) => drugs.totals[other] - drugs.totals[one])
  const chosen = order.slice(0, size)
  const all = new Float64Array(size * events.size)
  chosen.forEach((drug, at) => {
    for (let pair = offsets[drug]; pair < offsets[drug + 1]; pair++) all[at * events.size + codes[pair]] = counts[pair]
  })
  const drugTotals = chosen.map((drug) => drugs.totals[drug])
  return { drugs: size, events: events.size, counts: all, margins: { drugTotals, eventTotals: events.totals, reports } }
}
