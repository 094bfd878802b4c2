import type { Rule } from './rule.ts'

/** Keys of those who run language models, and of the services that agents call. */
export const MODEL_RULES: readonly Rule[] = [
  {
    mark: 'anthropic-admin-api-key',
    starts: ['sk-ant-admin'],
    expression: /sk-ant-admin\d{2}-[\w-]{80,128}(?![\w-])/y,
    page: 'https://docs.anthropic.com/en/api/administration-api',
  },
  {
    mark: 'anthropic-oauth-token',
    starts: ['sk-ant-oat', 'sk-ant-ort'],
    expression: /sk-ant-o[ar]t\d{2}-[\w-]{80,128}(?![\w-])/y,
    page: 'https://docs.anthropic.com/en/docs/claude-code/iam',
  },
  {
    mark: 'openrouter-api-key',
    starts: ['sk-or-v1-'],
    expression: /sk-or-v1-[0-9a-f]{64}(?![0-9A-Za-z])/y,
    page: 'https://openrouter.ai/docs/api-reference/authentication',
  },
  {
    mark: 'xai-api-key',
    starts: ['xai-'],
    expression: /xai-[\w-]{70,120}(?![\w-])/y,
    page: 'https://docs.x.ai/docs/tutorial',
  },
  {
    mark: 'perplexity-api-key',
    starts: ['pplx-'],
    expression: /pplx-[0-9A-Za-z]{48,56}(?![0-9A-Za-z])/y,
    page: 'https://docs.perplexity.ai/getting-started/quickstart',
  },
  {
    mark: 'replicate-api-token',
    starts: ['r8_'],
    expression: /r8_[0-9A-Za-z]{37}(?![0-9A-Za-z])/y,
    page: 'https://replicate.com/docs/topics/security/api-tokens',
  },
  {
    mark: 'groq-api-key',
    starts: ['gsk_'],
    expression: /gsk_[0-9A-Za-z]{52}(?![0-9A-Za-z])/y,
    page: 'https://console.groq.com/docs/quickstart',
  },
  {
    mark: 'cerebras-api-key',
    starts: ['csk-'],
    expression: /csk-[0-9a-z]{48}(?![0-9A-Za-z])/y,
    page: 'https://inference-docs.cerebras.ai/quickstart',
  },
  {
    mark: 'nvidia-api-key',
    starts: ['nvapi-'],
    expression: /nvapi-[\w-]{60,80}(?![\w-])/y,
    page: 'https://docs.nvidia.com/nim/large-language-models/latest/getting-started.html',
  },
  {
    mark: 'langchain-langsmith-personal-access-token',
    starts: ['lsv2_pt_'],
    expression: /lsv2_pt_[0-9a-fA-F]{32}_[0-9a-fA-F]{10}(?![0-9A-Za-z])/y,
    page: 'https://docs.langchain.com/langsmith/create-account-api-key',
  },
  {
    mark: 'langchain-langsmith-service-key',
    starts: ['lsv2_sk_'],
    expression: /lsv2_sk_[0-9a-fA-F]{32}_[0-9a-fA-F]{10}(?![0-9A-Za-z])/y,
    page: 'https://docs.langchain.com/langsmith/create-account-api-key',
  },
  {
    mark: 'weights-and-biases-api-key-v1',
    starts: ['wandb_v1_'],
    expression: /wandb_v1_[0-9A-Za-z_]{77}(?![0-9A-Za-z_])/y,
    page: 'https://docs.wandb.ai/platform/hosting/iam/api-keys',
  },
]
