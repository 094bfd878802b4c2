/**
 * Kind of a name. A `password` can be short and have any characters. A `secret` has a specific name (`client_secret`,
 * `api_key`). A `token` or `key` can be harmless (`page_token`, `sort_key`).
 */
export type NameKind = 'password' | 'secret' | 'token' | 'key'

const PASSWORD =
  /(?:password|passwd|passphrase|passcode|passwort|kennwort|contraseña|senha|密码|密碼|口令|パスワード|пароль|비밀번호)$/
const PASSWORD_WORD =
  /^(?:(?:db|user|root|mysql|pg|smtp|mail|ftp|ssh|redis|admin|my|sudo|login|keystore|truststore|os|pgsql|ldap|imap)?(?:pass|pwd|pw|psw))$/
const SECRET =
  /(?:secret|(?:api|access|secret|private|auth|encryption|encrypt|decryption|crypt|signing|signature|sign|master|service|servicerole|role|account|storage|shared|sharedaccess|admin|server|deploy|subscription|functions?|webhook|hmac|jwt|app|application|license|session|cookie|rest|write|root|vault|instrumentation|ingest|ingestion|integration|security|consumer|client|live|test|prod)key|keysecret|secretaccess|密钥|密鑰|シークレット)$/
const TOKEN = /(?:token|jwt|bearer|credentials?|creds|令牌|トークン)$|^(?:pat|auth|basicauth|accesskeysecret)$/
const KEY = /^(?:key|access|api)$/
/** Suffixes of names: `API_KEY_PROD`, `TOKEN_2`. */
const SUFFIX =
  /^(?:\d+|v\d+|is|was|are|now|prod|production|dev|development|test|testing|stage|staging|live|sandbox|qa|uat|ci|local|new|old|backup|base64|b64|hex|raw|plain|plaintext|cleartext|value|val|string|str|here|default|env|primary|secondary|main|readonly|rw|ro|admin|eu|us|[a-z])$/
/** Words in names of values that are not credentials. */
const NO_CREDENTIAL =
  /^(?:next|prev|page|paging|pagination|cursor|continuation|continue|sync|delta|cancel|cancellation|csrf|xsrf|resume|cache|caching|sort|partition|idempotency|idempotent|dedup|dedupe|foreign|public|pub|publishable|anon|anonymous|hash|hashed|fingerprint|checksum|digest|integrity|sha|sha1|sha256|md5|etag|example|fake|mock|dummy|sample|placeholder|encrypted|scrypt|bcrypt|argon2|pagetoken|nextpagetoken|verification|challenge|site|measurement|ssh|gpg|known|websocket)$/
const NO_KEY =
  /^(?:row|object|map|dict|index|lookup|group|event|state|route|router|query|i18n|translation|message|msg|locale|keyboard|hot|shortcut|arrow|registry|unique|composite|restore|host|field|column|prop|property|attr|feature|flag|bucket|routing|tracking|project|issue|ticket|item|entry|node|react|image|file|blob|data|json|option|entity|record|range|hashkey|video|stream|doc|document|artifact|asset|path|dedupe|storage|table|model|config|setting|settings|theme|style|icon|menu|tab|sub|answer|chart|selected|active|current|input|output|last|first|max|min)$/

/** Splits a name into lowercase words: `awsSecretKey`, `AWS_SECRET_KEY` and `AWS secret key` are equal. */
export function splitName(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])(?=[A-Z][a-z])/g, '$1 ')
    .replaceAll(/([\u0080-\uffff])(?=[0-9A-Za-z])/g, '$1 ')
    .toLowerCase()
    .split(/[\s_.$-]+/)
    .filter((word) => word !== '')
}

/** @returns `undefined` for a name without a credential word */
export function classifyName(words: readonly string[]): NameKind | undefined {
  let count = words.length
  while (count > 1 && SUFFIX.test(words[count - 1] ?? '')) count--
  const last = words[count - 1] ?? ''
  if (words.some((word) => NO_CREDENTIAL.test(word))) return undefined
  // AWS uses `client_token` for idempotency.
  if (last === 'token' && words[count - 2] === 'client') return undefined
  if (PASSWORD.test(last) || PASSWORD_WORD.test(last)) return 'password'
  const ending = words.slice(Math.max(0, count - 3), count).join('')
  if (SECRET.test(ending)) return 'secret'
  if (TOKEN.test(last)) return 'token'
  if (!KEY.test(last) || words.some((word) => NO_KEY.test(word))) return undefined
  return 'key'
}
