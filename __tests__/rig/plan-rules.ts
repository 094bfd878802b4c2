import type { PlanRules } from '../../src/plan/plan-session.ts'

/** The rules that the default inputs lead to. */
export const PLAN_RULES: PlanRules = {
  updateWhen: 'larger',
  overwriteCliSessions: false,
  redactionMode: 'redact',
  readsAll: false,
  rescan: false,
  maxBytes: 1e6,
}
