import { describe, expect, it } from 'vitest'
import { runOnFiles } from './run-on-files.fixture.js'

const controls = `name,log_rr,se_log_rr,negative
a,0.61,0.1,1
b,0.65,0.19,1
c,1.79,0.4,1
d,0.94,0.34,1
e,-0.15,0.2,1
f,,,1
g,2.1,0.2,0
`

describe('calibrate', () => {
  it('calibrates estimates by negative controls', async () => {
    const files = { 'c.csv': controls, 'e.csv': 'drug,log_rr,se_log_rr\nX,1.2,0.1\nY,,\n' }
    const { code, stdout } = await runOnFiles(files, 'calibrate', 'c.csv', '--apply', 'e.csv', '--format', 'json')
    expect(code).toBe(0)
    const { rows, null: fitted, typeOneError, notes } = JSON.parse(stdout)
    expect(fitted).toMatchObject({ controls: 5, excluded: 1, converged: true })
    // The same null by scipy.optimize (Nelder–Mead to 1e-12).
    expect(fitted.mean).toBeCloseTo(0.692483955219, 6)
    expect(fitted.sd).toBeCloseTo(0.505157333784, 6)
    expect(rows[0].p_calibrated).toBeCloseTo(0.324356756349, 6)
    expect(rows[0].log_rr_calibrated).toBeCloseTo(1.2 - fitted.mean, 10)
    expect(rows[1]).toMatchObject({ drug: 'Y', log_rr: null, p_calibrated: null, log_rr_lower: null })
    expect(typeOneError.before.rejected).toBe(4)
    expect(notes.map((note: { code: string }) => note.code)).toEqual(['excluded-controls', 'not-calibrated'])
  })

  it('fits a systematic error model where true effects are known', async () => {
    const rows = [0, 0.7, 1.4].flatMap((effect) =>
      [-0.3, -0.1, 0.05, 0.2].map((error) => `${effect + error},0.1,${effect}`),
    )
    const csv = `log_rr,se_log_rr,true_log_rr\n${rows.join('\n')}\n`
    const { stdout } = await runOnFiles({ 'c.csv': csv }, 'calibrate', 'c.csv', '--format', 'json')
    const { systematicErrorModel, definitions } = JSON.parse(stdout)
    // The errors are the same at every effect.
    expect(systematicErrorModel.meanSlope).toBeCloseTo(1, 8)
    expect(systematicErrorModel.meanIntercept).toBeCloseTo(-0.0375, 8)
    expect(systematicErrorModel.sdSlope).toBeCloseTo(0, 7)
    expect(definitions.intervals).toContain('systematic error model')
  })

  it('refuses too few controls and cells that are no numbers', async () => {
    const few = await runOnFiles({ 'c.csv': 'log_rr,se_log_rr\n0.1,0.2\n' }, 'calibrate', 'c.csv', '--format', 'json')
    expect(JSON.parse(few.stderr).code).toBe('measure/too-little-data')
    const bad = await runOnFiles({ 'c.csv': 'log_rr,se_log_rr\n0.1,inf\n' }, 'calibrate', 'c.csv', '--format', 'json')
    expect(JSON.parse(bad.stderr)).toMatchObject({ code: 'input/invalid-row', place: { line: 2, field: 'se_log_rr' } })
    expect((await runOnFiles({ 'c.csv': controls }, 'calibrate', 'c.csv', '--alpha', '1')).code).toBe(2)
  })
})
