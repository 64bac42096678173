import type { ChartTheme } from './forest-spec.js'

/** Reads the tokens of an element as a chart needs them: colours computed, sizes in pixels. */
export function readChartTheme(within: ShadowRoot | HTMLElement): ChartTheme {
  const probe = document.createElement('span')
  probe.hidden = true
  within.append(probe)
  const color = (token: string) => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  const theme: ChartTheme = {
    text: color('--_text'),
    background: color('--_background'),
    estimate: color('--_chart-estimate'),
    other: color('--_chart-other'),
    rule: color('--_chart-rule'),
    grid: color('--_chart-grid'),
    font: getComputedStyle(probe).fontFamily,
    fontSize: Math.round(Number.parseFloat(getComputedStyle(probe).fontSize)) || 12,
  }
  probe.remove()
  return theme
}
