const figures = new Intl.NumberFormat('en-GB');

/** 0 answers, 1 answer, 1,234 answers */
export function answersInWords(count: number): string {
  return `${figures.format(count)} ${count === 1 ? 'answer' : 'answers'}`;
}

export function postsInWords(count: number): string {
  return `${figures.format(count)} ${count === 1 ? 'post' : 'posts'}`;
}

export function resultsInWords(count: number): string {
  return `${figures.format(count)} ${count === 1 ? 'result' : 'results'}`;
}
