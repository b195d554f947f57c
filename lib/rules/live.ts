import { type Masked, maskHtml } from './mask';
import { compileRules, type RuleSet } from './rule-set';
import { findRulesVersion, listActiveRules } from './store';
import { judgeWords, type WordVerdict } from './verdict';

let ready: { version: string; set: RuleSet } | null = null;

/**
 * The rules that are on, made ready once for each version of them.
 *
 * @param language of the blog, as in the settings
 */
export async function liveRules(language: string): Promise<RuleSet> {
  const version = `${language} ${await findRulesVersion()}`;
  if (ready?.version !== version) ready = { version, set: compileRules(await listActiveRules(), language) };
  return ready.set;
}

export type ReadByRules = { verdict: WordVerdict | null; shown: Masked };

/**
 * What the rules say of an answer, and how readers are shown it.
 *
 * @param html as it was rendered
 */
export async function readByRules(html: string, name: string, language: string): Promise<ReadByRules> {
  const set = await liveRules(language);
  return { verdict: judgeWords(set, html, name), shown: maskHtml(set, html) };
}
