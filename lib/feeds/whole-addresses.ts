/**
 * Safe HTML whose links and pictures lead somewhere wherever it is shown: paths of this site and fragments of the page
 * get the whole address in front.
 *
 * @param page the whole address of the page that the HTML stands on
 */
export function wholeAddresses(html: string, page: string): string {
  const site = new URL(page).origin;
  return html
    .replace(
      /(\s(?:href|src|poster)=")(\/(?!\/)|#)/g,
      (_, start: string, first: string) => start + (first === '#' ? `${page}#` : `${site}/`),
    )
    .replace(
      /(\ssrcset=")([^"]*)/g,
      (_, start: string, set: string) => start + set.replace(/(^|,\s*)\/(?!\/)/g, `$1${site}/`),
    );
}
