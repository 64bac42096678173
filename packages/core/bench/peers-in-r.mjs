import { spawnSync } from 'node:child_process'

/** Peers timed again where R and their packages are installed: the work's name, and R code that leaves seconds in `s`. */
const works = [
  {
    work: 'EBGM, EB05 and EB95, 2,000,124 pairs',
    packages: ['openEBGM'],
    code: `q <- quarterPairs(); x <- q[rep(seq_len(nrow(q)), 18), ]
      th <- c(0.2, 0.1, 2, 4, 1/3); s <- system.time({
      qn <- openEBGM::Qn(th, N = x$N, E = x$E); openEBGM::ebgm(th, N = x$N, E = x$E, qn = qn)
      openEBGM::quantBisect(5, th, x$N, x$E, qn); openEBGM::quantBisect(95, th, x$N, x$E, qn) })[['elapsed']]`,
  },
  {
    work: 'count FAERS 2022Q3 and IC, PRR, ROR',
    packages: ['pvda'],
    code: `s <- system.time(pvda::da(setNames(unique(quarterRows()), c('report_id', 'drug', 'event'))))[['elapsed']]`,
  },
  {
    work: 'LRT statin46, 10,000 simulations (Poisson)',
    packages: ['pvLRT'],
    code: `s <- system.time(pvLRT::pvlrt(pvLRT::statin46, nsim = 10000, zi_prob = 0))[['elapsed']]`,
  },
]

const prelude = (shared) => `
quarterRows <- function() { d <- read.csv(gzfile('${shared}reference/inputs/faers22q3_ps.csv.gz')); d[d$DRUG != '' & d$AE != '', ] }
quarterPairs <- function() { d <- unique(quarterRows()); n <- length(unique(d$CASEID))
  p <- aggregate(CASEID ~ DRUG + AE, d, length); names(p)[3] <- 'N'
  nd <- tapply(d$CASEID, d$DRUG, function(v) length(unique(v))); ne <- tapply(d$CASEID, d$AE, function(v) length(unique(v)))
  p$E <- as.numeric(nd[p$DRUG]) * as.numeric(ne[p$AE]) / n; p }
`

/** Seconds of each peer that can be run here, and a sentence saying which could not. */
export function rMeasurements(shared) {
  if (spawnSync('Rscript', ['--version']).error) {
    return {
      seconds: new Map(),
      note: 'R is not installed: the peers stand with the seconds measured for statistics.md.',
    }
  }
  const seconds = new Map()
  const missing = []
  for (const { work, packages, code } of works) {
    const check = `if (!all(vapply(c(${packages.map((name) => `'${name}'`)}), requireNamespace, TRUE, quietly = TRUE))) quit(status = 3)`
    const { status, stdout } = spawnSync(
      'Rscript',
      ['-e', `${check}\n${prelude(shared)}\n${code}\ncat('seconds', s)`],
      {
        encoding: 'utf8',
      },
    )
    const found = /seconds ([\d.]+)/.exec(stdout)?.[1]
    if (status === 0 && found) seconds.set(work, Number(found))
    else missing.push(packages.join(', '))
  }
  const rest = missing.length === 0 ? '' : ` Not runnable: ${missing.join(', ')}.`
  return { seconds, note: `${seconds.size} peers measured again in R.${rest}` }
}
