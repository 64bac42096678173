import { AetherError } from '@aethersignal/model'

/** A drug and a reaction by their terms. */
export interface TermPair {
  /** The drug. */
  readonly drug: string
  /** The reaction. */
  readonly reaction: string
}

/** A post with what it says, by terms of the lexicon. */
export interface LabelledPost {
  /** The text. */
  readonly text: string
  /** Every drug that it names. */
  readonly drugs: readonly string[]
  /** Every reaction that it speaks of as one: not those it denies, and not what a drug is taken for. */
  readonly reactions: readonly string[]
  /** The pairs that it asserts. */
  readonly pairs: readonly TermPair[]
}

const SAYS = ' => '

/**
 * Reads labelled posts, one a line: the post, `=>`, and what it says, parted by `;` – `drug + reaction, reaction` for pairs that it asserts,
 * `drug` for one of which it asserts nothing, and behind `~` reactions that it blames on no drug. Lines that begin with `#` and blank ones are passed over.
 *
 * @throws AetherError `input/invalid-row` for a line without `=>`.
 */
export function readLabelledPosts(text: string, file: string): LabelledPost[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const at = line.lastIndexOf(SAYS)
    if (at < 0) {
      throw new AetherError('input/invalid-row', 'A labelled post has no => before what it says.', {
        place: { file, line: index + 1 },
      })
    }
    return [labelledPost(line.slice(0, at), line.slice(at + SAYS.length))]
  })
}

function labelledPost(text: string, labels: string): LabelledPost {
  const [blaming = '', named = ''] = labels.split('~')
  const said = blaming
    .split(';')
    .map((part) => part.split('+').map((side) => side.trim()))
    .filter(([drug]) => drug !== '')
  const pairs = said.flatMap(([drug = '', reactions = '']) => list(reactions).map((reaction) => ({ drug, reaction })))
  return {
    text,
    drugs: [...new Set(said.map(([drug = '']) => drug))],
    reactions: [...new Set([...pairs.map(({ reaction }) => reaction), ...list(named)])],
    pairs,
  }
}

const list = (text: string) =>
  text
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '')
