import { useEffect } from 'react';
import type { UseFormRegister } from 'react-hook-form';
import type { CommentFields } from '@/lib/comments/schema';
import { controlNames } from './typed';

/** Lets react-hook-form take hold of controls that stand in the page already, with whatever was typed into them. */
export function useHeldControls(form: HTMLFormElement, register: UseFormRegister<CommentFields>, isKnown: boolean) {
  useEffect(() => {
    const names = isKnown ? (['body', 'quote'] as const) : controlNames;
    const releases = names.flatMap((name) => {
      const control = form.elements.namedItem(name);
      if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return [];
      const { ref, onChange, onBlur } = register(name);
      ref(control);
      const input = () => void onChange({ target: control, type: 'change' });
      const blur = () => void onBlur({ target: control, type: 'blur' });
      control.addEventListener('input', input);
      control.addEventListener('blur', blur);
      return [
        () => {
          control.removeEventListener('input', input);
          control.removeEventListener('blur', blur);
        },
      ];
    });
    return () => {
      for (const release of releases) release();
    };
  }, [form, register, isKnown]);
}
