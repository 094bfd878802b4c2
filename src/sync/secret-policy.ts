import type { Inputs } from '../inputs/inputs.ts'
import { findNearestLocation, type Project } from '../project/project.ts'
import { Allowlist, type CredentialPolicy, type RedactionMode } from '../secrets/credential-policy.ts'
import { ExactValues } from '../secrets/exact-values.ts'

/** How to handle credentials per file: by the `secrets` input, otherwise by the settings of the file's path. */
export class SecretPolicy {
  readonly #input: RedactionMode | undefined
  readonly #locations: Project['locations']
  readonly #allowlist: Allowlist
  readonly #exactValues: ExactValues | undefined
  readonly #searched = new Set<string>()

  constructor(
    { secrets, secretsAllow, redactValues }: Pick<Inputs, 'secrets' | 'secretsAllow' | 'redactValues'>,
    projects: readonly Project[],
  ) {
    this.#input = secrets
    this.#locations = projects.flatMap(({ locations }) => locations)
    this.#allowlist = new Allowlist(secretsAllow)
    this.#exactValues = redactValues.values.length === 0 ? undefined : new ExactValues(redactValues.values)
  }

  /** @param file POSIX, relative to the workspace */
  getPolicy(file: string): CredentialPolicy {
    return { redactionMode: this.#getRedactionMode(file), allowlist: this.#allowlist, exactValues: this.#exactValues }
  }

  /** As `getPolicy`, and records that the whole file is read. */
  getPolicyForReading(file: string): CredentialPolicy {
    this.#searched.add(file)
    return this.getPolicy(file)
  }

  /**
   * Finds entries of `secrets-allow` without a match. Returns none unless every file was read.
   * @param files the files of all sessions
   */
  findUnusedEntries(files: Iterable<string>): readonly string[] {
    for (const file of files) if (!this.#searched.has(file)) return []
    return this.#allowlist.listUnmatched()
  }

  #getRedactionMode(file: string): RedactionMode {
    if (this.#input !== undefined) return this.#input
    // Fast path: most checkouts do not configure redaction.
    if (this.#locations.every(({ redaction }) => redaction !== false)) return 'redact'
    return findNearestLocation(this.#locations, file)?.redaction === false ? 'send' : 'redact'
  }
}
