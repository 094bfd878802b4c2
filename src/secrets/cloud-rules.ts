import type { Rule } from './rule.ts'

/** Keys of those who run machines, networks and databases. */
export const CLOUD_RULES: readonly Rule[] = [
  {
    mark: 'aws-access-token',
    starts: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
    expression: /A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}(?![0-9A-Za-z])/y,
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
  },
  {
    // Forty characters like many others: its name is what tells.
    mark: 'aws-secret-access-key',
    starts: ['SECRET', 'Secret', 'secret'],
    expression:
      /(?:SECRET|Secret|secret)[_-]?(?:ACCESS|Access|access)[_-]?(?:KEY|Key|key)\\{0,3}["']?\s{0,5}(?:=>|[:=])\s{0,5}\\{0,3}["']?([0-9A-Za-z/+]{40})(?![0-9A-Za-z/+=])/y,
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  },
  {
    mark: 'aws-amazon-bedrock-api-key-long-lived',
    starts: ['ABSK'],
    expression: /ABSK[0-9A-Za-z+/]{109,269}={0,2}(?![0-9A-Za-z+/=])/y,
    page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-how.html',
  },
  {
    mark: 'gcp-api-key',
    starts: ['AIza'],
    expression: /AIza[\w-]{35}(?![\w-])/y,
    page: 'https://cloud.google.com/docs/authentication/api-keys',
  },
  {
    // Three characters of any kind, a digit, `Q~`.
    mark: 'azure-ad-client-secret',
    starts: ['0Q~', '1Q~', '2Q~', '3Q~', '4Q~', '5Q~', '6Q~', '7Q~', '8Q~', '9Q~'],
    lead: { min: 3, max: 3, character: /[\w~.-]/ },
    expression: /\dQ~[\w~.-]{31,34}(?![\w~.-])/y,
    page: 'https://learn.microsoft.com/en-us/purview/sit-defn-azure-ad-client-secret',
  },
  {
    mark: 'digitalocean-pat',
    starts: ['dop_v1_'],
    expression: /dop_v1_[0-9a-f]{64}(?![0-9A-Za-z])/y,
    page: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  },
  {
    mark: 'digitalocean-access-token',
    starts: ['doo_v1_'],
    expression: /doo_v1_[0-9a-f]{64}(?![0-9A-Za-z])/y,
    page: 'https://docs.digitalocean.com/reference/api/oauth/',
  },
  {
    mark: 'digitalocean-refresh-token',
    starts: ['dor_v1_'],
    expression: /dor_v1_[0-9a-f]{64}(?![0-9A-Za-z])/y,
    page: 'https://docs.digitalocean.com/reference/api/oauth/',
  },
  {
    mark: 'supabase-management-token',
    starts: ['sbp_'],
    expression: /sbp_[0-9a-z]{40}(?![0-9A-Za-z])/y,
    page: 'https://supabase.com/docs/reference/api/introduction',
  },
  {
    mark: 'supabase-project-api-key',
    starts: ['sb_secret_'],
    expression: /sb_secret_[\w-]{31}(?![\w-])/y,
    page: 'https://supabase.com/docs/guides/api/api-keys',
  },
  {
    mark: 'planetscale-password',
    starts: ['pscale_pw_'],
    expression: /pscale_pw_[\w.-]{32,64}(?![\w-])/y,
    page: 'https://planetscale.com/docs/concepts/password-roles',
  },
  {
    mark: 'planetscale-api-token',
    starts: ['pscale_tkn_'],
    expression: /pscale_tkn_[\w.-]{32,64}(?![\w-])/y,
    page: 'https://planetscale.com/docs/concepts/service-tokens',
  },
  {
    mark: 'pulumi-api-token',
    starts: ['pul-'],
    expression: /pul-[0-9a-f]{40}(?![0-9A-Za-z])/y,
    page: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
  },
  {
    mark: 'heroku-api-key-v2',
    starts: ['HRKU-AA'],
    expression: /HRKU-AA[\w-]{58}(?![\w-])/y,
    page: 'https://devcenter.heroku.com/articles/authentication',
  },
  {
    mark: 'doppler-api-token',
    starts: ['dp.pt.', 'dp.st.', 'dp.sa.', 'dp.ct.', 'dp.scim.', 'dp.audit.'],
    // The token of a service names its environment in between.
    expression: /dp\.(?:pt|st|sa|ct|scim|audit)\.(?:[\w-]{1,40}\.)?[0-9A-Za-z]{40,44}(?![0-9A-Za-z])/y,
    page: 'https://docs.doppler.com/reference/auth-token-formats',
  },
  {
    mark: 'age-secret-key',
    starts: ['AGE-SECRET-KEY-1'],
    expression: /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}(?![0-9A-Za-z])/y,
    page: 'https://github.com/C2SP/C2SP/blob/main/age.md',
  },
]
