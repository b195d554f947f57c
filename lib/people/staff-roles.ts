export const roles = ['reader', 'member', 'author', 'editor', 'owner'] as const;

export type Role = (typeof roles)[number];

export function isRole(word: string | undefined): word is Role {
  return (roles as readonly (string | undefined)[]).includes(word);
}
