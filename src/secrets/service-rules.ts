import { isJwt } from './jwt.ts'
import type { Rule } from './rule.ts'

/** Tokens of the services that a project is built, sold and talked about with. */
export const SERVICE_RULES: readonly Rule[] = [
  {
    mark: 'jwt',
    starts: ['eyJ'],
    expression: /(?<![\w-])eyJ[\w-]{8,4000}\.[\w-]{4,10000}\.[\w-]{10,2000}(?![\w-])/y,
    page: 'https://www.rfc-editor.org/rfc/rfc7519',
    accepts: isJwt,
  },
  {
    mark: 'stripe-access-token',
    starts: ['sk_live_', 'rk_live_', 'sk_prod_', 'rk_prod_'],
    expression: /[sr]k_(?:live|prod)_[0-9A-Za-z]{16,247}(?![0-9A-Za-z])/y,
    page: 'https://docs.stripe.com/keys',
  },
  {
    mark: 'square-access-token',
    starts: ['EAAA', 'sq0atp-'],
    expression: /(?:EAAA[\w-]{60}|sq0atp-[\w-]{22})(?![\w-])/y,
    page: 'https://developer.squareup.com/docs/build-basics/access-tokens',
  },
  {
    mark: 'square-secret',
    starts: ['sq0csp-'],
    expression: /sq0csp-[\w-]{43}(?![\w-])/y,
    page: 'https://developer.squareup.com/docs/oauth-api/overview',
  },
  {
    mark: 'sendgrid-api-token',
    starts: ['SG.'],
    expression: /SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/y,
    page: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  },
  {
    // The number of a bot, a colon, and 35 characters: all that were ever seen begin with `AA`.
    mark: 'telegram-bot-api-token',
    starts: [':AA'],
    lead: { min: 8, max: 16, character: /\d/ },
    expression: /:AA[\w-]{33}(?![\w-])/y,
    page: 'https://core.telegram.org/bots/api#authorizing-your-bot',
  },
  {
    mark: 'sentry-user-token',
    starts: ['sntryu_'],
    expression: /sntryu_[0-9a-f]{64}(?![0-9A-Za-z])/y,
    page: 'https://docs.sentry.io/account/auth-tokens/',
  },
  {
    mark: 'sentry-org-token',
    starts: ['sntrys_'],
    expression: /sntrys_eyJ[\w+/=-]{80,500}(?![\w+/=-])/y,
    page: 'https://docs.sentry.io/account/auth-tokens/',
  },
  {
    mark: 'pypi-upload-token',
    starts: ['pypi-AgE'],
    expression: /pypi-AgE[\w-]{50,1000}(?![\w-])/y,
    page: 'https://pypi.org/help/#apitoken',
  },
  {
    mark: 'rubygems-api-token',
    starts: ['rubygems_'],
    expression: /rubygems_[0-9a-f]{48}(?![0-9A-Za-z])/y,
    page: 'https://guides.rubygems.org/api-key-scopes/',
  },
  {
    mark: 'gitlab-runner-authentication-token',
    starts: ['glrt-'],
    expression: /glrt-[\w.-]{20,60}(?![\w-])/y,
    page: 'https://docs.gitlab.com/security/tokens/',
  },
  {
    mark: 'gitlab-deploy-token',
    starts: ['gldt-'],
    expression: /gldt-[\w-]{20,60}(?![\w-])/y,
    page: 'https://docs.gitlab.com/security/tokens/',
  },
  {
    mark: 'atlassian-api-token',
    starts: ['ATATT3'],
    expression: /ATATT3[\w-]{100,220}=[0-9A-F]{8}(?![0-9A-Za-z])/y,
    page: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
  },
  {
    mark: 'linear-oauth-token',
    starts: ['lin_oauth_'],
    expression: /lin_oauth_[0-9a-f]{64}(?![0-9A-Za-z])/y,
    page: 'https://linear.app/developers/oauth-2-0-authentication',
  },
  {
    mark: 'postman-api-token',
    starts: ['PMAK-'],
    expression: /PMAK-[0-9a-f]{24}-[0-9a-f]{34}(?![0-9A-Za-z])/y,
    page: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
  },
  {
    mark: 'new-relic-user-api-key',
    starts: ['NRAK-'],
    expression: /NRAK-[0-9A-Z]{27}(?![0-9A-Za-z])/y,
    page: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
  },
]
