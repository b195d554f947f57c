const MOST = 500;

export const pressedPlace = (postId: number) => `rejoinder.useful.${postId}`;

/** Which answers to a post this browser has found useful; the page, which is the same for everybody, cannot say. */
export function remembered(postId: number): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(pressedPlace(postId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function remember(postId: number, id: string, isPressed: boolean) {
  const others = remembered(postId).filter((other) => other !== id);
  const pressed = (isPressed ? [id, ...others] : others).slice(0, MOST);
  try {
    if (pressed.length > 0) localStorage.setItem(pressedPlace(postId), JSON.stringify(pressed));
    else localStorage.removeItem(pressedPlace(postId));
  } catch {
    // a browser that keeps nothing forgets it
  }
}
