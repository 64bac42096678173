/**
 * What the names of files that belong together have in common: the name of one without its extensions, without the `(1)`
 * that browsers add, and without the words that tell its table. `otherwise` where nothing is left.
 */
export function partitionName(name: string, words: RegExp, otherwise: string): string {
  const stem = name
    .replace(/(\.(csv|tsv|txt|xlsx|asc|dat|gz|zip))+$/i, '')
    .replace(/\s*\(\d+\)$/, '')
    .replace(words, ' ')
  return (
    stem
      .split(/[\s_-]+/)
      .filter((part) => part !== '')
      .join(' ') || otherwise
  )
}
