import type { Refusal } from '@/lib/result';

/** Why a form was not taken, above it and said at once; what is wrong with a field stands beside the field. */
export function Refused({ refusal }: { refusal: Refusal | null | undefined }) {
  return (
    refusal && (
      <p className="notice" role="alert">
        {refusal.message}
      </p>
    )
  );
}
