import { readForm } from '@/lib/server/lost-form';

/**
 * Whether one of our pages could have sent this. Asked only when Next has failed with it: it answers 500 to a body that it
 * cannot take apart and to arguments that no form sends (vercel/next.js#92703 and its kin), which is the sender's fault
 * and not ours. Each of our actions takes a form.
 */
export async function couldBeOurs(contentType: string | undefined, body: Buffer, byScript: boolean): Promise<boolean> {
  if (!/^multipart\/form-data\b/i.test(contentType ?? '')) return !byScript;
  const form = await readForm(contentType, body);
  if (!form) return false;
  if (byScript) return form.fields.some(([name, value]) => name === '0' && /^\[.*"\$K[0-9a-f]+"\]$/s.test(value));
  return form.fields.every(([name, value]) => !name.startsWith('$ACTION') || isOurs(name, value));
}

function isOurs(name: string, value: string): boolean {
  if (/^\$ACTION_(REF_\d+|ID_[0-9a-f]{40,44})$/.test(name)) return value === '';
  if (name === '$ACTION_KEY') return /^k[\w-]{1,100}$/.test(value);
  if (/^\$ACTION_\d+:0$/.test(name)) return /^\{"id":"[0-9a-f]{40,44}","bound":"\$@1"\}$/.test(value);
  // The state that the form came with. A reference in it is none of ours: text that begins with $ is sent with two.
  if (/^\$ACTION_\d+:1$/.test(name))
    return /^\[(null|"\$undefined"|\{.*\})\]$/s.test(value) && !/:"\$(?!\$|undefined"|D)/.test(value);
  return /^\$ACTION_\d+:\d+$/.test(name);
}
