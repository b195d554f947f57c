import { LineChart } from '@/components/charts/line-chart';

type Point = { name: string; date: string; kept: { kept: number; promised: number } | null };
type Props = { title: string; sub: string; points: Point[] };

/** The share of answers that were read in time. Where none was promised there is a gap, not a nought. */
export function KeptChart({ title, sub, points }: Props) {
  const shares = points.map(({ name, date, kept }) =>
    kept && kept.promised > 0 ? { name, date, value: kept.kept / kept.promised } : null,
  );
  return (
    <LineChart
      title={title}
      sub={sub}
      none="When the first answers have been decided, this shows how many were read in time."
      points={shares}
      // From 50 %, unless it was worse: small lapses are what one wants to see.
      from={Math.min(0.5, ...shares.flatMap((share) => share?.value ?? []))}
      to={1}
      inWords={(share) => `${Math.round(share * 100)} %`}
      names={{ value: 'In time' }}
    />
  );
}
