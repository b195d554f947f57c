/** What a form, a page or a job must be ready to hear. Anything else that goes wrong is thrown. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

export type Refusal = {
  code: 'invalid' | 'forbidden' | 'missing' | 'closed' | 'conflict' | 'too-many' | 'not-human' | 'unavailable';
  message: string; // plain words, ready to show
  fields?: Record<string, string[] | undefined>; // by form field name
};

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function refuse(code: Refusal['code'], message: string, fields?: Refusal['fields']) {
  return { ok: false as const, refusal: { code, message, fields } };
}
