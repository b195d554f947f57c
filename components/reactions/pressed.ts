const KEY = 'rejoinder.useful';
const MOST = 500;

/** Which answers this browser has found useful; the page, which is the same for everybody, cannot say. */
export function remembered(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function remember(id: string, isPressed: boolean) {
  const others = remembered().filter((other) => other !== id);
  try {
    localStorage.setItem(KEY, JSON.stringify((isPressed ? [id, ...others] : others).slice(0, MOST)));
  } catch {
    // a browser that keeps nothing forgets it
  }
}
