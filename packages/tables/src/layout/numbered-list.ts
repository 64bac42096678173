const MARKER = /(?:^|[\s;,|])\(?(\d{1,2})(?:[.)]|\s*-)\s*(?=[^\d\s])/g

/** The items of `1. Rash 2. Nausea`, `1) Rash; 2) Nausea` or `(1) Rash`; null where the numbers do not go up from 1. */
export function numberedList(cell: string): readonly string[] | null {
  if (!/^\s*\(?1\s*[.)-]/.test(cell)) return null
  const starts: { readonly from: number; readonly text: number }[] = []
  for (const match of cell.matchAll(MARKER)) {
    if (Number(match[1]) === starts.length + 1) starts.push({ from: match.index, text: match.index + match[0].length })
  }
  if (starts.length === 0) return null
  return starts.map(({ text }, index) =>
    cell
      .slice(text, starts[index + 1]?.from)
      .replace(/[\s;,|]+$/, '')
      .trim(),
  )
}
