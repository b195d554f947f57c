/** What the site would make of these words, or why it cannot be shown. */
export async function fetchPreview(body: string): Promise<{ html: string } | { message: string }> {
  try {
    const response = await fetch('/api/preview', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ body }),
    });
    return await response.json();
  } catch {
    return { message: 'The preview could not be fetched. Your words are still here.' };
  }
}
