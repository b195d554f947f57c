/** The database cannot be had, for a reason its operator can mend. The message is one sentence, ready to print. */
export class DatabaseFault extends Error {
  override name = 'DatabaseFault';
}

/** In words, what the file system has against us; null when it is not the file system that complains. */
export function diskFault(error: unknown, folder: string): DatabaseFault | null {
  const { code, message } = error as NodeJS.ErrnoException;
  const full = code === 'ENOSPC' || code === 'EDQUOT' || /no space left on device|disk quota exceeded/i.test(message);
  if (full) return new DatabaseFault(`The disk that holds ${folder} is full: free some space and start again.`);
  const readOnly = code === 'EROFS' || /read-only file system/i.test(message);
  if (readOnly)
    return new DatabaseFault(`${folder} is on a read-only disk: set DATA_DIR to a folder that can be written.`);
  if (code !== 'EACCES' && code !== 'EPERM') return null;
  return new DatabaseFault(
    `${folder} cannot be written by this user: change its owner or set DATA_DIR to another folder.`,
  );
}
