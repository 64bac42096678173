/** A drug of the open list and the ways in which it is written. */
export interface OpenDrug {
  /** Substances, lower case, under the names adopted in the United States; a fixed combination has several. */
  readonly substances: readonly string[]
  /** What posts call it: its substances, or the one that people mean where they leave the others out. */
  readonly spoken: string
  /** Other names of the substance, and names under which it is sold. */
  readonly names: readonly string[]
  /** Names among those who take it, which are no evidence in a report. */
  readonly slang: readonly string[]
  /** Ways in which it is misspelt. */
  readonly misspellings: readonly string[]
  /** Whether its names are words of every day, which mean no drug in a post. */
  readonly isEveryday: boolean
}

/**
 * Reads lines of `substance + substance (what posts call it) = name, name | slang, slang | misspelling, misspelling`; what posts call it is
 * left out where it is the substances, and parts at the end may be missing.
 */
export function parseOpenDrugs(lines: string, isEveryday = false): OpenDrug[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [head = '', forms = ''] = line.split('=')
      const [names = [], slang = [], misspellings = []] = forms.split('|').map(listed)
      const [, written = head, spoken] = /^(.*?)\s*(?:\(([^()]+)\))?$/.exec(head.trim())!
      const substances = written.split(' + ').map((substance) => substance.trim())
      return { substances, spoken: spoken ?? substances.join(' '), names, slang, misspellings, isEveryday }
    })
}

const listed = (text: string) =>
  text
    .split(',')
    .map((form) => form.trim())
    .filter((form) => form !== '')
