import { expect, test } from 'vitest';
import { couldBeOurs } from '@/lib/server/sent-form';

const id = 'ab'.repeat(21);

test('a form of a page of ours is known, whatever was typed into it', async () => {
  const fields = {
    $ACTION_REF_1: '',
    '$ACTION_1:0': `{"id":"${id}","bound":"$@1"}`,
    '$ACTION_1:1': '[null]',
    $ACTION_KEY: 'k1a2b3',
    body: '{"id": "$F1"} --\r\n[',
  };
  expect(await judged(fields)).toBe(true);
  expect(await judged({ '$ACTION_1:1': '[{"refusal":"$undefined","typed":{"body":"$$5"}}]' })).toBe(true);
  expect(await judged({ '0': '["$undefined","$K1"]', '1_body': '[{"' }, true)).toBe(true);
  expect(await couldBeOurs('application/x-www-form-urlencoded', Buffer.from('a=1'), false)).toBe(true);
});

test('what no page of ours sends is known as well', async () => {
  for (const [name, value] of [
    ['$ACTION_1:0', '{'],
    ['$ACTION_1:0', '{"id":"__proto__","bound":"$@1"}'],
    ['$ACTION_1:1', '["$F1"]'],
    ['$ACTION_1:1', '[{"then":"$1:then"}]'],
    ['$ACTION_REF_1', 'x'],
    ['$ACTION_KEY', '['],
    ['$ACTION_else', ''],
  ] as const) {
    expect([name, value, await judged({ [name]: value })]).toEqual([name, value, false]);
  }
  expect(await judged({ '0': '["$undefined",{}]' }, true)).toBe(false);
  expect(await couldBeOurs('multipart/form-data', Buffer.from('x'), false)).toBe(false);
  expect(await couldBeOurs('multipart/form-data; boundary=b', Buffer.from('--b\r\nx'), false)).toBe(false);
  expect(await couldBeOurs('text/plain;charset=UTF-8', Buffer.from('[]'), true)).toBe(false);
  expect(await couldBeOurs('text/plain', Buffer.from('["$undefined",{"body":{"not":""}}]'), true)).toBe(false);
});

async function judged(fields: Record<string, string>, byScript = false) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  const sent = new Response(data);
  const type = sent.headers.get('content-type')!;
  return couldBeOurs(type, Buffer.from(await sent.arrayBuffer()), byScript);
}
