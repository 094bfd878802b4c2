import type { Inputs } from '../inputs/inputs.ts'
import { findNearestPlace, type Project } from '../project/project.ts'
import { Allowlist, type CredentialPolicy, type Treatment } from '../secrets/credential-policy.ts'
import { ExactValues } from '../secrets/exact-values.ts'

/** What is done about credentials in the files of a run: as the input says, else as the settings of each path say. */
export class SecretPolicy {
  readonly #given: Treatment | undefined
  readonly #places: Project['places']
  readonly #allowlist: Allowlist
  readonly #exactValues: ExactValues | undefined
  readonly #searched = new Set<string>()

  constructor(
    { secrets, secretsAllow, redactValues }: Pick<Inputs, 'secrets' | 'secretsAllow' | 'redactValues'>,
    projects: readonly Project[],
  ) {
    this.#given = secrets
    this.#places = projects.flatMap(({ places }) => places)
    this.#allowlist = new Allowlist(secretsAllow)
    this.#exactValues = redactValues.values.length === 0 ? undefined : new ExactValues(redactValues.values)
  }

  /** @param file POSIX, relative to the workspace */
  getPolicy(file: string): CredentialPolicy {
    return { treatment: this.#treatmentOf(file), allowlist: this.#allowlist, exactValues: this.#exactValues }
  }

  /** The same for a file that is about to be read whole. */
  getPolicyForReading(file: string): CredentialPolicy {
    this.#searched.add(file)
    return this.getPolicy(file)
  }

  /**
   * The entries of `secrets-allow` that are of no use: only when every file was read nothing can hold what they allow.
   * @param files of all sessions that there are
   */
  findUnusedEntries(files: Iterable<string>): readonly string[] {
    for (const file of files) if (!this.#searched.has(file)) return []
    return this.#allowlist.unmet()
  }

  #treatmentOf(file: string): Treatment {
    if (this.#given !== undefined) return this.#given
    // Most checkouts have settings that say nothing of it.
    if (this.#places.every(({ redaction }) => redaction !== false)) return 'redact'
    return findNearestPlace(this.#places, file)?.redaction === false ? 'send' : 'redact'
  }
}
