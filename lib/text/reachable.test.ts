import { expect, test } from 'vitest';
import { reachable } from '@/lib/text/reachable';

const frame = '<div class="scroll" role="region" aria-label="Table" tabindex="0">';

test('an imported table gets a frame that scrolls; one within another does not', () => {
  expect(reachable('<p>a</p><table class="x"><tr><td>1</td></tr></table>')).toBe(
    `<p>a</p>${frame}<table class="x"><tr><td>1</td></tr></table></div>`,
  );
  expect(reachable('<table><tr><td><table></table></td></tr></table><table></table>')).toBe(
    `${frame}<table><tr><td><table></table></td></tr></table></div>${frame}<table></table></div>`,
  );
});

test('code can be reached, once', () => {
  expect(reachable('<pre>x</pre><pre dir="ltr" tabindex="0">y</pre>')).toBe(
    '<pre tabindex="0">x</pre><pre dir="ltr" tabindex="0">y</pre>',
  );
});

test('what our own renderer framed is left alone', () => {
  const own = '<div class="scroll" tabindex="0"><table></table></div>';
  expect(reachable(own)).toBe(own);
});
