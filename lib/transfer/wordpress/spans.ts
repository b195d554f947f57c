/**
 * Replaces what stands between an opening and its closing mark. In one pass, however often something opens and never
 * closes: a regular expression with a lazy middle would read to the end of the text each time.
 *
 * @param opening global; what it matches opens a span
 * @param closing what closes the span; null when this is none
 * @param replace gets the opening and what stands between; null leaves the text as it is
 */
export function replaceSpans(
  text: string,
  opening: RegExp,
  closing: (open: RegExpExecArray) => string | null,
  replace: (open: RegExpExecArray, inside: string | null) => string | null,
): string {
  const opens = new RegExp(opening.source, opening.flags);
  const never = new Set<string>();
  let out = '';
  let from = 0;
  for (let open = opens.exec(text); open !== null; open = opens.exec(text)) {
    const afterOpen = open.index + open[0].length;
    const mark = closing(open);
    const close = mark === null || never.has(mark) ? null : find(text, mark, afterOpen);
    if (mark !== null && close === null) never.add(mark);
    const end = close ? close.index + close[0].length : afterOpen;
    const made = replace(open, close ? text.slice(afterOpen, close.index) : null);
    out += text.slice(from, open.index) + (made ?? text.slice(open.index, made === null ? afterOpen : end));
    from = made === null ? afterOpen : end;
    opens.lastIndex = from;
    if (opens.lastIndex === open.index) opens.lastIndex += 1;
  }
  return out + text.slice(from);
}

function find(text: string, mark: string, from: number): RegExpExecArray | null {
  const pattern = new RegExp(mark, 'gi');
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** Without its `<!-- comments -->`; one that never ends takes the rest with it, as it does in a browser. */
export function withoutComments(html: string): string {
  return replaceSpans(
    html,
    /<!--/g,
    () => '-->',
    () => '',
  );
}
