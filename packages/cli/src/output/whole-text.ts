/** A whole number with commas between thousands. */
export function wholeText(value: unknown): string {
  return Number(value).toLocaleString('en')
}
