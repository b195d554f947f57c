export type Found = {
  kind: 'post' | 'answer';
  id: number; // of the post or the comment
  slug: string;
  title: string; // the post's
  name: string; // whose answer, or the post's first author
  standfirst: string;
  html: string;
  at: Date;
  answers: number; // under the post
  useful: number; // an answer's
};

export type Scope = 'everything' | 'posts' | 'answers';

export type Counts = { posts: number; answers: number };
