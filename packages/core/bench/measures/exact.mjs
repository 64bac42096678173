/** Exact tests and the information components of the BCPNN. */
export async function* rows({ core, quarter, referenceText, time }) {
  const french = summedCells(referenceText('reference/inputs/phvid_simulated.csv'))
  yield {
    work: `Fisher, three tails and mid-p, ${french.a.length} pairs of the French database`,
    seconds: time(() => core.score(french, ['fisher'])),
    peer: 'PhViD RFET',
    peerSeconds: 87.9,
    target: 0.5,
  }
  yield { work: 'Fisher, FAERS 2022Q3', seconds: time(() => core.score(quarter, ['fisher'])) }
  yield { work: 'Poisson p, FAERS 2022Q3', seconds: time(() => core.score(quarter, ['poisson'])) }
  yield {
    work: 'BCPNN of Gould, 2003, French database',
    seconds: time(() => core.score(french, ['bcpnn_gould'])),
    peer: 'PhViD BCPNN',
    peerSeconds: 0.41,
  }
  yield {
    work: 'BCPNN of Bate and Dirichlet point, FAERS 2022Q3',
    seconds: time(() => core.score(quarter, ['bcpnn_bate', 'ic_dirichlet'])),
  }
  const tables = Array.from({ length: 10_000 }, (_, row) => {
    const a = french.a[row]
    const [b, c] = [french.drugTotal[row] - a, french.eventTotal[row] - a]
    return { a, b, c, d: french.total - a - b - c }
  })
  yield {
    work: 'conditional odds ratio with exact interval, 10,000 pairs',
    seconds: time(() => tables.map((table) => core.conditionalOddsRatio(table))),
  }
  yield {
    work: 'exact Dirichlet interval of IC, 100 pairs',
    seconds: time(() => tables.slice(0, 100).map((table) => core.informationComponentDirichlet(table))),
  }
}

/** Cells of counts by drug and event, whose margins are their sums, as PhViD takes them. */
function summedCells(text) {
  const rows = text
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.replaceAll('"', '').split(','))
  const [drugs, events] = [new Map(), new Map()]
  let total = 0
  for (const [drug, event, count] of rows) {
    drugs.set(drug, (drugs.get(drug) ?? 0) + Number(count))
    events.set(event, (events.get(event) ?? 0) + Number(count))
    total += Number(count)
  }
  return {
    a: rows.map(([, , count]) => Number(count)),
    drugTotal: rows.map(([drug]) => drugs.get(drug)),
    eventTotal: rows.map(([, event]) => events.get(event)),
    total,
  }
}
