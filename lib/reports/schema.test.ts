import { expect, test } from 'vitest';
import { z } from 'zod';
import { NoticeForm, ReportForm } from './schema';

const problems = (form: z.ZodType, typed: object) => {
  const parsed = form.safeParse({ comment: '7', ...typed });
  return parsed.success ? {} : (z.flattenError(parsed.error).fieldErrors as Record<string, string[]>);
};

const notice = {
  reason: 'illegal',
  explanation: 'It says that I stole the till.',
  name: 'Orla Finch',
  email: 'orla@finch.example',
  goodFaith: 'yes',
};

test('a report has a reason, and something else is said in words', () => {
  expect(problems(ReportForm, { reason: '' }).reason).toEqual(['Please choose what is wrong with it.']);
  expect(problems(ReportForm, { reason: 'illegal' }).reason).toHaveLength(1);
  expect(problems(ReportForm, { reason: 'other', words: ' \n ' }).words).toHaveLength(1);
  expect(problems(ReportForm, { reason: 'other', words: 'It is a riddle.' })).toEqual({});
  expect(problems(ReportForm, { reason: 'spam', words: 'x'.repeat(1_001) }).words).toHaveLength(1);
});

test('a notice is explained, signed, and sent in good faith', () => {
  expect(problems(NoticeForm, notice)).toEqual({});
  for (const field of ['explanation', 'name', 'email', 'goodFaith']) {
    expect(Object.keys(problems(NoticeForm, { ...notice, [field]: '' })), field).toContain(field);
  }
  expect(problems(NoticeForm, { ...notice, email: 'not an address' }).email).toHaveLength(1);
});

test('whoever need not say who they are may leave both out, but an address that is given must be one', () => {
  const unnamed = { ...notice, isExempt: 'yes', name: '', email: '' };
  expect(problems(NoticeForm, unnamed)).toEqual({});
  expect(problems(NoticeForm, { ...unnamed, email: 'nowhere' }).email).toHaveLength(1);
});
