import { wordsOf, kindOfName } from './credential-names.ts'
import type { Finding } from './finding.ts'
import { endOfCookies, findCookies, isHeaderSecret } from './headers.ts'
import { entropy, isPlaceholder, isTemplate, isTrivialPassword } from './placeholder.ts'
import { decodedSlice, FILLER, skipFillers, type TextView } from './view.ts'
import { countRandom, looksRandom } from './words.ts'

/** Bits per character, as the CLI has them. */
const HEADER_ENTROPY_MIN = 2.75
const USER_ENTROPY_MIN = 2
/** UTF-16 units of a command that are read, and its words. */
const COMMAND_MAX = 16_384
const WORDS_MAX = 400
const LF = 10
const BACKSLASH = 92
const FILLER_CODE = FILLER.charCodeAt(0)

/** A word of a command, in offsets of the text, without the quotes around it. */
type Word = { readonly start: number; readonly end: number; readonly text: string }

/** Commands by their name, with the options that a password follows; `attached`: without a blank in between. */
type Command = {
  readonly names: readonly string[]
  /** Words of which one has to follow the name: `docker login`. */
  readonly verb?: RegExp
  readonly option: RegExp
}

const HEADER = /^([A-Za-z][\w-]{1,60}):[ \t\v]*(?:([A-Za-z][\w-]{1,24})[ \t\v]+(?=\S+$)|)/
const PASSWORD_COMMANDS: readonly Command[] = [
  { names: ['mysql', 'mysqldump', 'mysqladmin', 'mysqlimport', 'mysqlsh', 'mariadb', 'mariadb-dump', 'mycli'], option: /^-p(?=.)/ },
  { names: ['sshpass'], option: /^-p/ },
  { names: ['redis-cli', 'valkey-cli'], option: /^(?:-a|--pass)$/ },
  { names: ['docker', 'podman', 'nerdctl', 'helm', 'oras', 'buildah', 'skopeo'], verb: /^login$/, option: /^(?:-p|--password)$/ },
  { names: ['az', 'oc', 'argocd', 'cf'], verb: /^(?:login|create-for-rbac)$/, option: /^-p$/ },
  { names: ['mongo', 'mongosh', 'mongodump', 'mongorestore', 'mongoexport', 'mongoimport'], option: /^-p$/ },
  { names: ['ldapsearch', 'ldapmodify', 'ldapadd', 'ldapwhoami'], option: /^-w$/ },
  { names: ['sqlcmd', 'bcp', 'isql', 'zip', 'unzip'], option: /^-P/ },
  { names: ['7z', '7za'], option: /^-p(?=.)/ },
  { names: ['smbclient', 'rpcclient'], option: /^-U$/ },
]
