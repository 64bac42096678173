/** Strata, masking and interactions, on the reports of FAERS 2022Q3. */
export async function* rows({ core, quarter, quarterIncidence, time }) {
  const { drugs, events } = quarterIncidence
  const codes = Uint8Array.from({ length: drugs.reports }, (_, report) => report % 6)
  const names = ['1', '2', '3', '4', '5', '6']
  const pairs = quarter.counts.length.toLocaleString('en')
  yield {
    work: `count ${pairs} pairs in 6 strata`,
    seconds: time(() => core.countStrata(drugs, events, { names, codes })),
  }
  const counts = core.countStrata(drugs, events, { names, codes })
  yield { work: 'expected counts of 6 strata', seconds: time(() => core.stratifiedExpected(counts)) }
  yield {
    work: 'IC of 6 strata with exact interval',
    seconds: time(() => core.stratifiedInformationComponent(counts)),
  }
  yield {
    work: 'Mantel-Haenszel, CMH, Breslow-Day of 6 strata',
    seconds: time(() => core.mantelHaenszelColumns(counts)),
  }
  const event = largest(quarter.events.totals)
  const drug = largest(quarter.drugs.totals)
  yield {
    work: 'all maskers of one pair',
    seconds: time(() => core.maskersOfPair(drugs, events, { drug, event })),
  }
  yield {
    work: 'all maskers of one event, with the signals they reveal',
    seconds: time(() => core.maskersOfEvent(drugs, events, event)),
  }
  const [partner = { drug: (drug + 1) % drugs.size }] = core.coReportedDrugs(drugs, drug)
  yield {
    work: 'count two drugs against all events',
    seconds: time(() => core.countDrugPair(drugs, events, [drug, partner.drug])),
  }
  const table = core.countDrugPair(drugs, events, [drug, partner.drug])
  const copies = Math.ceil(100_000 / table.events.length)
  const many = Object.fromEntries(
    ['n111', 'n101', 'n011', 'n001'].map((name) => [
      name,
      Array.from({ length: copies }, () => [...table[name]]).flat(),
    ]),
  )
  yield {
    work: `omega and all other measures of ${many.n111.length.toLocaleString('en')} triples`,
    seconds: time(() => core.scoreInteractions({ ...table, ...many })),
  }
}

function largest(totals) {
  let at = 0
  for (let code = 1; code < totals.length; code++) if (totals[code] > totals[at]) at = code
  return at
}
