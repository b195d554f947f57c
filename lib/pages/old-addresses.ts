/**
 * The ways in which one old address may have been written down when its blog was imported: with a slash at its end or
 * without, with letters of other scripts as they are or escaped.
 */
export function spellingsOf(path: string): string[] {
  const bare = path.length > 1 ? path.replace(/\/+$/, '') : path;
  const plain = unescaped(bare);
  const forms = [bare, plain, encodeURI(plain), encodeURI(plain).toLowerCase()];
  return [...new Set(forms.flatMap((form) => (form.includes('?') ? [form] : [form, `${form}/`])))];
}

function unescaped(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
