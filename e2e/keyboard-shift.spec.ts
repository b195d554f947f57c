import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { chance, openQueue, seedWaiting, shownCase, type Waiting } from './shift';

const SHIFT = 50;
const POST = 'keyboard-shift';

type Deed = 'approve' | 'reject' | 'spam';
type Plan = { deed: Deed; reason: number; how: 'at once' | 'skipped first' | 'undone first' | 'noted first' };

const did: Record<Deed, string> = { approve: 'Approved', reject: 'Rejected', spam: 'Marked as spam:' };
const states: Record<Deed, string> = { approve: 'approved', reject: 'rejected', spam: 'spam' };

/** An editor who has no mouse and sees nothing: after every key the focus is somewhere, and what was done is said. */
class Hands {
  readonly #page: Page;
  keys = 0;
  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: string[]) {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      this.keys++;
      await this.focusIsSomewhere(key);
    }
  }

  async type(words: string) {
    await this.#page.keyboard.type(words);
    this.keys += words.length;
    await this.focusIsSomewhere(words);
  }

  async focusIsSomewhere(after: string) {
    const where = await this.#page.evaluate(() => document.activeElement?.localName ?? 'nothing');
    expect(where, `after ${after}`).not.toMatch(/^(body|nothing)$/);
  }

  /** The one line that says what was done says it, and says nothing else. */
  async hears(words: string | RegExp) {
    await expect(this.#page.locator('footer [role="status"]')).toHaveText(words);
    await this.focusIsSomewhere(`hearing ${words}`);
  }

  async sees(id: number) {
    await expect(this.#page.locator(`[data-case="${id}"]`)).toBeVisible();
    await this.focusIsSomewhere(`seeing ${id}`);
  }

  async leaves(id: number) {
    await expect(this.#page.locator(`[data-case="${id}"]`)).toHaveCount(0);
    await this.focusIsSomewhere(`leaving ${id}`);
  }
}

/** Counts the frames in which the focus was nowhere, from the first key on. */
async function watchFocus(page: Page) {
  await page.evaluate(() => {
    const lost = { frames: 0 };
    Object.assign(window, { lostFocus: lost });
    let begun = false;
    addEventListener('keydown', () => {
      begun = true;
    });
    const look = () => {
      if (begun && document.activeElement === document.body && document.hasFocus()) lost.frames++;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

test('fifty answers are worked by keys alone, with the focus never lost and every deed said', async ({ desk, sql }) => {
  test.setTimeout(300_000);
  const waiting = await seedWaiting(sql, POST, SHIFT);
  const draw = chance(50);
  const plans = new Map(waiting.map(({ id }, index) => [id, planOf(index, draw)]));
  const known = new Map(waiting.map((one) => [one.id, one]));

  await openQueue(desk, POST);
  await watchFocus(desk);
  const hands = new Hands(desk);
  const began = Date.now();
  await hands.press('j');
  await expect(desk.locator('[data-row]:focus')).toHaveCount(1);
  await hands.press('k');

  const skipped = new Set<number>();
  const settled = new Set<number>();
  while (settled.size < SHIFT) {
    const id = await shownCase(desk);
    expect(id, `a case after ${settled.size}`).not.toBeNull();
    await work(hands, known.get(id!)!, plans.get(id!)!);
  }
  const seconds = (Date.now() - began) / 1_000;

  async function work(editor: Hands, { id, name }: Waiting, plan: Plan) {
    await editor.sees(id);
    await expect(desk.locator(`[data-row="${id}"]`)).toHaveAttribute('aria-current', 'true');
    if (plan.how === 'skipped first' && !skipped.has(id)) {
      skipped.add(id);
      const isLast = (await desk.locator('[data-row]').last().getAttribute('data-row')) === String(id);
      if (!isLast) {
        await editor.press('l');
        return editor.leaves(id);
      }
    }
    if (plan.how === 'noted first') await note(editor, id);
    await decide(editor, id, name, plan);
    if (plan.how === 'undone first') {
      await editor.press('u');
      await editor.hears(`Undone: ${name}’s answer is as it was.`);
      await editor.sees(id);
      await decide(editor, id, name, plan);
    }
    settled.add(id);
  }

  async function decide(editor: Hands, id: number, name: string, { deed, reason }: Plan) {
    const words =
      deed === 'reject'
        ? new RegExp(`^Rejected ${name}’s answer \\(guideline \\d+\\)\\.$`)
        : `${did[deed]} ${name}’s answer.`;
    if (deed === 'reject') {
      await editor.press('r');
      await expect(desk.locator('input[name="because"]:focus')).toHaveCount(1);
      await editor.press(String(reason));
      await expect(desk.locator(`[data-number="${reason}"]`)).toBeChecked();
      await editor.press('Enter');
    } else await editor.press(deed === 'approve' ? 'a' : 's');
    await editor.hears(words);
    await editor.leaves(id);
  }

  async function note(editor: Hands, id: number) {
    await editor.press('n');
    await expect(desk.locator('textarea:focus')).toHaveCount(1);
    await editor.type('Seen by keys');
    await editor.press('Control+Enter');
    await expect(desk.locator('aside').getByText('Seen by keys').first()).toBeVisible();
    await expect
      .poll(async () => (await sql('select from note where comment_id = $1', [id])).length, { timeout: 10_000 })
      .toBe(1);
    await editor.press('Escape');
    await editor.focusIsSomewhere('the note');
  }

  const rows = await sql<{ id: number; state: string; standing: number; undone: number }>(
    `select c.id, c.state::text, count(*) filter (where d.undone_at is null)::int as standing,
            count(*) filter (where d.undone_at is not null)::int as undone
     from comment c join post p on p.id = c.post_id left join decision d on d.comment_id = c.id
     where p.slug = $1 group by c.id`,
    [POST],
  );
  expect(rows).toHaveLength(SHIFT);
  for (const { id, state, standing, undone } of rows) {
    const { deed, how } = plans.get(id)!;
    expect({ id, state, standing, undone }).toEqual({
      id,
      state: states[deed],
      standing: 1,
      undone: how === 'undone first' ? 1 : 0,
    });
  }
  const lost = await desk.evaluate(() => (window as unknown as { lostFocus: { frames: number } }).lostFocus.frames);
  expect(lost, 'frames without focus').toBe(0);
  console.log(`Fifty answers by keys: ${seconds.toFixed(1)} s, ${hands.keys} keys.`);
});

function planOf(index: number, draw: () => number): Plan {
  const deeds: Deed[] = ['approve', 'reject', 'spam'];
  const hows: Plan['how'][] = ['skipped first', 'undone first', 'noted first'];
  return {
    deed: deeds[index < 3 ? index : Math.floor(draw() * deeds.length)]!,
    reason: 1 + Math.floor(draw() * 3),
    how: index % 5 === 2 ? hows[((index / 5) % 3) | 0]! : 'at once',
  };
}
