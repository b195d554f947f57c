import type { Page } from '@/lib/posts/paging';
import styles from './page-links.module.css';

export function PageLinks({ page, address }: { page: Page; address: (number: number) => string }) {
  const { number, pages } = page;
  if (pages === 1) return null;
  return (
    <nav className={`whole ${styles.pages}`} aria-label="Pages">
      {number > 1 && (
        <a href={address(number - 1)} rel="prev">
          Later posts
        </a>
      )}
      <span>
        Page {number} of {pages}
      </span>
      {number < pages && (
        <a href={address(number + 1)} rel="next">
          Earlier posts
        </a>
      )}
    </nav>
  );
}
