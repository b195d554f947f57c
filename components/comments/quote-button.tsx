'use client';

import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import styles from './answer.module.css';
import type { Parent } from './comment-form';

const MOST = 300; // code points, as the schema says

type Chosen = { words: string; from: Parent | null };

/** Select words of the post or of an answer, and a button offers to quote them in yours. */
export function QuoteButton({ onQuote }: { onQuote: (words: string, from: Parent | null) => void }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setChosen(chosenWords()), 200);
    };
    look();
    document.addEventListener('selectionchange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', look);
    };
  }, []);

  if (!chosen) return null;
  return createPortal(
    <button
      type="button"
      className={`button first ${styles.quote}`}
      onPointerDown={(event) => event.preventDefault()} // or the selection would be gone before the click
      onClick={() => {
        onQuote(chosen.words, chosen.from);
        document.getSelection()?.removeAllRanges();
        setChosen(null);
      }}
    >
      Quote these words in your answer
    </button>,
    document.body,
  );
}

function chosenWords(): Chosen | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const words = selection.toString().replace(/\s+/g, ' ').trim();
  if (words === '' || [...words].length > MOST) return null;

  const { commonAncestorContainer: node } = selection.getRangeAt(0);
  const element = node instanceof Element ? node : node.parentElement;
  const text = element?.closest('.e-content');
  if (!text) return null;
  const comment = text.closest<HTMLElement>('article[id^="comment-"]');
  if (!comment) return { words, from: null };
  const id = Number(comment.id.slice('comment-'.length));
  const authorName = comment.querySelector('.p-name')?.textContent ?? '';
  return { words, from: { id, authorName, text: text.textContent?.trim() ?? '' } };
}
