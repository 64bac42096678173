import type { PostCluster } from '../mentions/mention-run.js'

/** The posts of each cluster, as hashes, in the order they came. */
export class ClusterMembers {
  readonly #members: string[][] = []

  add(cluster: number, post: string): void {
    const members = this.#members[cluster]
    if (members) members.push(post)
    else this.#members[cluster] = [post]
  }

  /** Clusters of two posts and more. */
  clusters(): PostCluster[] {
    return this.#members.flatMap((members, cluster) =>
      members.length > 1 ? [{ cluster, posts: members.length, members }] : [],
    )
  }
}
