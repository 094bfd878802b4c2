import type { CloudCopy } from '../cloud/copies.ts'
import type { LocalSession } from '../sessions/session.ts'
import type { Decision, PlanAction, PlanReason } from './plan.ts'

/** The inputs that the plan depends on. */
export type PlanRules = {
  readonly updateWhen: 'larger' | 'different'
  readonly overwriteCliSessions: boolean
  /** Bytes above which the cloud refuses a session however well it compresses. */
  readonly maxBytes: number
}

/** A session's size on the wire: exact once the file was read, until then the size on disk. */
export type LocalSize = { readonly bytes: number; readonly exact: boolean }

/**
 * Decides what to do with one session. Pure: local × cloud → action and reason.
 *
 * Sizes are UTF-8 bytes. A file may be sent with fewer bytes than it has (CRLF becomes LF) or with more (bytes that are no
 * UTF-8 become U+FFFD). So any difference is measured, and what is equal on disk and in the cloud settles a session unread;
 * with `different`, only if its head gives no reason to doubt that.
 *
 * @returns the plan, or `measure` when only the exact size on the wire can tell
 */
export function decide(
  session: LocalSession,
  size: LocalSize,
  copy: CloudCopy,
  rules: PlanRules,
): Decision | 'measure' {
  const planned = (action: PlanAction, reason: PlanReason): Decision | 'measure' => {
    const upload = action === 'create' || action === 'update'
    const tooLarge = upload && size.bytes > rules.maxBytes
    if (tooLarge && !size.exact && session.wireMayDiffer) return 'measure'
    return {
      session,
      action: tooLarge ? 'refuse' : action,
      reason: tooLarge ? 'too-large' : reason,
      localBytes: size.bytes,
      cloudBytes: copy.state === 'present' ? copy.bytes : undefined,
      detail: tooLarge
        ? `${size.bytes} bytes, and the cloud takes at most ${rules.maxBytes}`
        : copy.state === 'unknown'
          ? copy.reason
          : undefined,
      failure: copy.state === 'unknown' ? copy.failure : undefined,
    }
  }

  if (copy.state === 'absent') return planned('create', 'new')
  // An unknown copy is no permission: it may have a raw log that Markdown alone would destroy.
  if (copy.state === 'unknown') return planned(rules.overwriteCliSessions ? 'update' : 'refuse', 'cloud-copy-unknown')

  const isDoubtful = size.bytes !== copy.bytes || (session.wireMayDiffer && rules.updateWhen === 'different')
  if (!size.exact && isDoubtful) return 'measure'
  if (size.bytes === copy.bytes) return planned('skip', rules.updateWhen === 'different' ? 'same-size' : 'up-to-date')
  const grown = size.bytes > copy.bytes
  if (!grown && rules.updateWhen === 'larger') return planned('skip', 'cloud-has-more')
  const kept = copy.fromCli && !rules.overwriteCliSessions
  return kept ? planned('skip', 'kept-cli-copy') : planned('update', grown ? 'grown' : 'shrunk')
}
