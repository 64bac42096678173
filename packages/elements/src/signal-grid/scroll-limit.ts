/** Chromium's limit, in pixels; other browsers have others. */
const USUAL_LIMIT = 33_554_428
/** Heights that every browser can lay out, below which there is no need to ask. */
const SAFE_HEIGHT = 8_000_000

let measured: number | undefined

/** The most rows of a height that this browser can lay one under the other. */
export function mostRows(rowHeight: number, wanted: number, within: HTMLElement): number {
  if (wanted * rowHeight <= SAFE_HEIGHT) return wanted
  measured ??= measureLimit(within)
  // Leaves room for the header and a scroll bar.
  return Math.min(wanted, Math.floor((measured - 1_000) / rowHeight))
}

function measureLimit(within: HTMLElement): number {
  const probe = document.createElement('div')
  probe.style.cssText = 'position:absolute;visibility:hidden;inline-size:1px;block-size:1000000000px'
  within.append(probe)
  const height = probe.offsetHeight
  probe.remove()
  return height > 0 ? height : USUAL_LIMIT
}
